import { expect, test } from 'vitest';
import { compactReport } from '../../../src/lint/reporters/compact.ts';
import { finding } from './report.ts';

test('a finding is one line: place, severity, rule, what is wrong and what to do', () => {
  expect(compactReport({ findings: [finding({ file: 'a.yaml', message: 'wrong', help: 'mend it' })] })).toBe(
    'a.yaml:3:1: error schema wrong; mend it\n',
  );
});

test('whatever stands in it, it stays one line and moves no cursor', () => {
  const text = compactReport({ findings: [finding({ message: 'a\n\u001b[2J\u202eb' })] });
  expect(text.match(/\n/g)).toHaveLength(1);
  expect(text).toContain('a\\u{a}\\u{1b}[2J\\u{202e}b');
});
