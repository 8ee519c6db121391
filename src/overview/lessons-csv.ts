import { csvOf } from '../report/export/csv.ts';
import type { Weakness } from './exercises/weaknesses.ts';
import type { Lesson } from './lessons.ts';

/** One row for each action and for what exercises showed to be weak, which nobody owns yet, for a spreadsheet or a tracker. */
export function lessonsCsv(lessons: readonly Lesson[], weaknesses: readonly Weakness[]): string {
  const rows = [...lessons, ...weaknesses.map(asRow)];
  return csvOf(
    columns,
    rows.map(row => columns.map(column => `${row[column] ?? ''}`)),
  );
}

/** Its kind says what it is; nobody owns it, and it has no day. */
function asRow(one: Weakness): Partial<Record<(typeof columns)[number], string>> {
  const { case: name, id, what, kind, playbook, held, about } = one;
  return {
    ref: `${name} ${id}`,
    what,
    kind,
    state: 'open',
    mode: 'drill',
    case: name,
    playbook,
    added: held,
    word: about,
  };
}

const columns = [
  'ref',
  'what',
  'owner',
  'due',
  'kind',
  'state',
  'overdue',
  'mode',
  'case',
  'playbook',
  'step',
  'added',
  'ended',
  'word',
] as const satisfies readonly (keyof Lesson)[];
