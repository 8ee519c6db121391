import { describe, expect, it } from 'vitest';
import { lintText } from '../../../src/lint/lint-text.ts';
import { jsonReport } from '../../../src/lint/reporters/json.ts';
import { prettyReport, prettySummary } from '../../../src/lint/reporters/pretty.ts';
import type { Diagnostic } from '../../../src/playbook/diagnostic.ts';
import { playbookOf } from '../../playbook/write-playbook.ts';

const text = playbookOf('- { id: a, title: A #b\n  , rolle: commander }\n');
const findings = lintText(text.replace('rolle', 'role'), 'p.yaml');

describe('the JSON report', () => {
  it('has the shape that other programs rely on', () => {
    expect(JSON.parse(jsonReport(findings, 1))).toEqual({
      version: 1,
      findings: [
        {
          rule: 'cut-text',
          severity: 'warning',
          message: expect.stringContaining('comment'),
          help: expect.stringContaining('quote'),
          file: 'p.yaml',
          range: { start: { line: 10, column: 27 }, end: { line: 10, column: 29 } },
          related: [],
          fixable: false,
        },
      ],
      summary: { files: 1, errors: 0, warnings: 1, infos: 0 },
    });
  });
});

describe('the report for a person', () => {
  const finding: Diagnostic = {
    rule: 'schema',
    severity: 'error',
    message: 'something is wrong',
    help: 'put it right',
    file: 'p.yaml',
    range: { start: { line: 2, column: 4 }, end: { line: 2, column: 6 } },
    related: [],
  };
  const written = (file?: string, change: Partial<Diagnostic> = {}) =>
    prettyReport([{ ...finding, ...change }], () => file).map(line => line.map(span => span.text).join(''));

  it('puts carets under what is meant, also behind wide characters and tabs', () => {
    expect(written('a\n通\ta: b')).toContain('     │     ^^ put it right');
    expect(written('a\nabcdef')).toContain('     │    ^^ put it right');
  });

  it('marks to the end of the line where the fault goes on', () => {
    const range = { start: { line: 1, column: 3 }, end: { line: 2, column: 1 } };
    expect(written('abcdef\nx', { range })).toContain('     │   ^^^^ put it right');
  });

  it('does without the text where it cannot be had', () => {
    expect(written(undefined)).toEqual([
      'error schema: something is wrong',
      '   p.yaml:2:4',
      '   put it right',
      '   tocsin lint --explain schema',
      '',
    ]);
  });

  it('never passes on what could move the cursor', () => {
    const shown = written(`a\n\u001b[2J${'x'.repeat(300)}\u202e`).join('\n');
    expect(shown).toContain('\\u{1b}');
    expect(shown).not.toMatch(/[\u001b\u202e]/);
  });

  it('counts at the end', () => {
    const warning = { ...finding, severity: 'warning' as const };
    expect(prettySummary([finding, finding, warning], 3)[0]?.text).toBe('2 errors and 1 warning in 3 files');
    expect(prettySummary([], 1)[0]?.text).toBe('1 file, nothing found');
  });
});

describe('lint', () => {
  it.each([
    [
      'a fragment',
      'tocsin-fragment: 1\nid: a\ntitle: A\nsteps: [{ id: b, title: B, role: anyone, meets: some-clock, needs: [c] }]\n',
      ['unknown-need'],
    ],
    [
      'a regulation',
      'tocsin-regulation: 1\nid: a\ntitle: A\nclocks: [{ id: b, title: B, starts: { milestone: bill-paid }, within: 72h }]\n',
      ['clock-without-source'],
    ],
    [
      'a walkthrough',
      'tocsin-walkthrough: 1\nplaybook: a\nstart: 2026-11-21T02:10:00Z\nanswers: { "*": [] }\n',
      ['schema'],
    ],
    [
      'a playbook whose first key is misspelt',
      'tocsn: 1\nid: a\ntitle: A\nversion: 1.0.0\nphases: [{ id: b, title: B, steps: [{ id: c, title: C }] }]\n',
      ['schema'],
    ],
    [
      'a misspelt walkthrough',
      'tocsin-walkthru: 1\nplaybook: a\nstart: 2026-11-21T02:10:00Z\nanswers: { "*": done }\n',
      ['schema'],
    ],
    ['no pipeline of another tool', 'steps:\n  - script: make\n', ['format-version']],
    ['a scenario', 'tocsin-scenario: 1\n', ['schema']],
  ])('reads %s', (_, text, rules) => {
    expect(lintText(text, 'x.yaml').map(({ rule }) => rule)).toEqual(rules);
  });
});
