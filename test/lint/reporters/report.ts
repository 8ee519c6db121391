import type { Report } from '../../../src/lint/reporters/report.ts';
import type { Diagnostic } from '../../../src/playbook/diagnostic.ts';

/** A name with all that machine formats could trip over. */
export const awkward = 'a,b/50%: ü 😀\n::error::&"<>.yaml';

export const text = 'tocsin: 1\nid: a\ntitel: A\nid: a\n';

export function finding(change: Partial<Diagnostic> = {}): Diagnostic {
  return {
    rule: 'schema',
    severity: 'error',
    message: '`titel` is no key: 100%, "really"\n::warning::😀 <&>',
    help: 'did you mean `title`?',
    file: awkward,
    range: { start: { line: 3, column: 1 }, end: { line: 3, column: 6 } },
    related: [],
    ...change,
  };
}

export function report(findings: readonly Diagnostic[], change: Partial<Report> = {}): Report {
  return {
    findings,
    files: [awkward, 'clean.yaml'],
    textOf: () => text,
    pathOf: file => file,
    fails: ({ severity }) => severity === 'error',
    version: '1.2.3',
    ...change,
  };
}
