import { csvOf } from '../../report/export/csv.ts';
import type { Stats } from './stats.ts';

/** One row for each group and measure; times in whole seconds, empty where nothing was recorded. */
export function statsCsv({ mode, all, types, months }: Stats): string {
  const groups = [
    ...[all].map(group => ({ by: 'all', group })),
    ...types.map(group => ({ by: 'type', group })),
    ...months.map(group => ({ by: 'month', group })),
  ];
  return csvOf(
    ['mode', 'by', 'key', 'cases', 'measure', 'formula', 'recorded', 'median_seconds', 'nine_in_ten_seconds'],
    groups.flatMap(({ by, group: { key, cases, measures } }) =>
      measures.map(({ name, formula, count, median, nineInTen }) => [
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
    ),
  );
}

function seconds(ms: number | null): string | number {
  return ms === null ? '' : Math.round(ms / 1000);
}
