import { UsageError } from '../../errors.ts';

/** `--months`: a year where nothing is said. Throws UsageError for what is no number of months. */
export function monthsOf(written = '12'): number {
  if (/^[1-9]\d{0,2}$/.test(written)) return Number(written);
  throw new UsageError(`--months cannot be \`${written}\`.`, 'Write a whole number, such as 12.');
}
