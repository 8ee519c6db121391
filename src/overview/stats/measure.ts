/** Over how many cases something was recorded, and the middle and slow end of it; null where it was in none. */
export interface Measure {
  name: string;
  formula: string;
  /** Cases in which it was recorded; of decisions and deadlines: how many of them. */
  count: number;
  /** What was recorded, shortest first. */
  values: number[];
  median: number | null;
  /** What nine in ten kept: of a time, they took no longer; of a margin, they had no less. */
  nineInTen: number | null;
}

/** `slowEnd` is the percentile of what nine in ten kept. */
export function measure(name: string, formula: string, values: readonly number[], slowEnd = 90): Measure {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    name,
    formula,
    count: sorted.length,
    values: sorted,
    median: percentile(sorted, 50),
    nineInTen: percentile(sorted, slowEnd),
  };
}

/** By nearest rank: always a value that was recorded, never one between two. */
export function percentile(sorted: readonly number[], percent: number): number | null {
  if (sorted.length === 0) return null;
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? null;
}
