import type { Line } from '../../terminal/line.ts';

/** The rows of a part of the screen, under its word; at most so many: where there are more the last one counts them. */
export function part(word: string, rows: readonly Line[], most: number): Line[] {
  const left = rows.length - most + 1;
  const shown: Line[] =
    left > 1 ? [...rows.slice(0, most - 1), [{ text: `and ${left} more`, tone: 'dim' }]] : [...rows];
  return shown.map((row, i) => [{ text: (i === 0 ? word : '').padEnd(9), tone: 'strong' }, ...row]);
}
