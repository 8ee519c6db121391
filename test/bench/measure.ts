import { spawnSync } from 'node:child_process';

/** One row of the table: what is measured against what, and the ratio to reach. */
export interface Row {
  what: string;
  against: string;
  reach: string;
  /** Takes minutes: only with `--long`. */
  long?: true;
  measure(rounds: number): Promise<Measured | Skipped>;
}

/** What it is measured against cannot be had here. */
export interface Skipped {
  skipped: string;
}

export interface Measured {
  ours: number[];
  theirs: number[];
  unit: 'ms' | 'us' | 's';
  notes?: string;
}

/** Runs both in turns, so that whatever slows the machine slows both. Times are in milliseconds. */
export async function inTurns(
  rounds: number,
  ours: () => unknown,
  theirs: () => unknown,
): Promise<{ ours: number[]; theirs: number[] }> {
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let round = -1; round < rounds; round++) {
    const a = await timed(ours);
    const b = await timed(theirs);
    if (round < 0) continue;
    times.ours.push(a);
    times.theirs.push(b);
  }
  return times;
}

/** A process of this Node from start to end. Throws where it does not end with `expected`. */
export function node(args: string[], expected = 0): void {
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== expected) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function timed(act: () => unknown): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}
