import { expect, test } from 'vitest';
import { lintText } from '../../../src/lint/lint-text.ts';
import { fingerprints } from '../../../src/lint/reporters/fingerprints.ts';
import { playbookOf } from '../../playbook/write-playbook.ts';
import { finding, report } from './report.ts';

function printsOf(text: string): string[] {
  return fingerprints(report(lintText(text, 'p.yaml'), { textOf: () => text }));
}

const faulty = playbookOf('- { id: a, title: A, needs: [nothing] }\n- { id: b, title: B, role: nobody }\n');

test('fingerprints stay when unrelated lines are added or indented otherwise', () => {
  const prints = printsOf(faulty);
  expect(prints).toHaveLength(2);
  const added = faulty.replace('version', '# a comment\n\nsummary: Two lines more\nversion');
  expect(printsOf(added)).toEqual(prints);
  expect(printsOf(faulty.replaceAll('      - {', '        - {'))).toEqual(prints);
});

test('a fingerprint changes with the line that the finding is about', () => {
  const [first, second] = printsOf(faulty);
  const changed = printsOf(faulty.replace('[nothing]', '[no-one]'));
  expect(changed[0]).not.toBe(first);
  expect(changed[1]).toBe(second);
});

test('findings that are alike have each their own', () => {
  const prints = fingerprints(
    report([finding(), finding(), finding({ rule: 'id-form' }), finding({ file: 'b' })]),
  );
  expect(new Set(prints).size).toBe(4);
});

test('without its text a file has fingerprints too, by what is said of it', () => {
  const blind = { textOf: () => undefined };
  const [a, b] = fingerprints(report([finding(), finding({ message: 'another' })], blind));
  expect(a).not.toBe(b);
});
