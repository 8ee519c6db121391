import { csvOf } from '../../report/export/csv.ts';
import { exerciseRows } from '../exercises/exercise-csv-rows.ts';
import type { ExerciseResults } from '../exercises/exercise-results.ts';
import type { Stats } from './stats.ts';

/** One row for each group and measure, of exercises for what they came to too; times in whole seconds, empty where nothing was recorded. */
export function statsCsv({ mode, all, types, months }: Stats, exercises?: ExerciseResults): string {
  const groups = [
    ...[all].map(group => ({ by: 'all', group })),
    ...types.map(group => ({ by: 'type', group })),
    ...months.map(group => ({ by: 'month', group })),
  ];
  const rows = [
    ...groups.flatMap(({ by, group: { key, cases, measures } }) =>
      measures.map(one => ({ by, key, cases, ...one })),
    ),
    ...(exercises ? exerciseRows(exercises) : []),
  ];
  return csvOf(
    ['mode', 'by', 'key', 'cases', 'measure', 'formula', 'recorded', 'median_seconds', 'nine_in_ten_seconds'],
    rows.map(({ by, key, cases, name, formula, count, median, nineInTen }) => [
      mode,
      by,
      key,
      `${cases}`,
      name,
      formula,
      `${count}`,
      seconds(median),
      seconds(nineInTen),
    ]),
  );
}

function seconds(ms: number | null): string | number {
  return ms === null ? '' : Math.round(ms / 1000);
}
