import type { CaseReport } from '../case-report.ts';
import type { Block, Section } from './section.ts';
import { words } from './words.ts';

/** What verify says of the record, its heads, and what such a statement is worth. */
export function integritySection({ verdict, integrity, problems }: CaseReport): Section {
  const blocks: Block[] = [
    { kind: 'prose', ...verdictWords(verdict) },
    ...(problems.length > 0
      ? [
          {
            kind: 'table' as const,
            title: 'This record is not whole. What follows the damage in its log is not in this report.',
            columns: ['Damage'],
            rows: problems.map(text => [{ text, tone: 'bad' as const }]),
          },
        ]
      : []),
    {
      kind: 'table',
      title: 'Logs and their heads',
      columns: ['Log', 'Lines', 'Head'],
      rows: integrity.map(({ w, lines, head }) => [
        { text: w, code: true },
        { text: String(lines) },
        { text: head, code: true },
      ]),
    },
    ...verdict.notCovered.map(
      (text): Block => ({ kind: 'prose', text: `Not covered: ${text}`, tone: 'quiet' }),
    ),
    {
      kind: 'prose',
      text: 'Any change to what came before a head that is held outside this case can be detected with tocsin verify --head. Without such a head only damage and careless edits can. Times are what the machine said.',
      tone: 'quiet',
    },
  ];
  return { id: 'integrity', title: words.sections.integrity, blocks };
}

function verdictWords({ intact, anchored }: CaseReport['verdict']): {
  text: string;
  tone: 'good' | 'bad' | 'warn';
} {
  if (!intact) return { text: 'NOT INTACT: verify found damage, or something missing.', tone: 'bad' };
  if (anchored)
    return { text: 'INTACT: the record is whole and matches a head that was kept elsewhere.', tone: 'good' };
  return {
    text: 'CONSISTENT: the record agrees with itself. There was no head from elsewhere to hold it against.',
    tone: 'warn',
  };
}
