import { csvOf } from '../report/export/csv.ts';
import type { Lesson } from './lessons.ts';

/** One row for each action, for a spreadsheet or a tracker. */
export function lessonsCsv(lessons: readonly Lesson[]): string {
  return csvOf(
    columns,
    lessons.map(lesson => columns.map(column => `${lesson[column] ?? ''}`)),
  );
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
