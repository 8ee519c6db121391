import { exampleLines } from '../../src/lint/example-lines.ts';
import type { Rule } from '../../src/lint/rule.ts';

/** The reference page of the rules, in Markdown: what each is about, what it finds, and the same put right. */
export function rulesPage(rules: readonly Rule[]): string {
  return [
    '# The rules of lint',
    '',
    'Made from the rules themselves; `npx vitest run test/lint -u` writes it anew. `tocsin lint --explain RULE` shows one of them.',
    'Where an example begins with `-`, it is the steps of a phase; one with several files names each on a line of its own.',
    '',
    '| rule | gravest |',
    '| --- | --- |',
    ...rules.map(({ id, severity }) => `| [${id}](#${id}) | ${severity} |`),
    ...rules.flatMap(section),
    '',
  ].join('\n');
}

function section({ id, severity, why, bad, good }: Rule): string[] {
  return [
    '',
    `## ${id}`,
    '',
    `*${severity}.* ${why}`,
    '',
    'It finds',
    '',
    ...fenced(bad),
    '',
    'and not',
    '',
    ...fenced(good),
  ];
}

/** With a fence that does not occur in the text. */
function fenced(text: string): string[] {
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
  return [`${fence}yaml`, ...exampleLines(text), fence];
}
