import type { Hlc } from '../engine/event.ts';

/** The next reading of a hybrid logical clock after `last`, at wall time `now` (ms). Never capped: a cap breaks causality. */
export function tick(last: Hlc, now: number): Hlc {
  const ms = Math.floor(now);
  return ms > last[0] ? [ms, 0] : [last[0], last[1] + 1];
}

/** The later of two readings: what a writer's clock starts from after it has read others' lines. */
export function latest(a: Hlc, b: Hlc): Hlc {
  return compareHlc(a, b) >= 0 ? a : b;
}

export function compareHlc(a: Hlc, b: Hlc): number {
  return a[0] - b[0] || a[1] - b[1];
}

/** True where a reading is more than 24 hours ahead of the wall clock: some machine's clock was wrong. */
export function farAhead(hlc: Hlc, now: number): boolean {
  return hlc[0] - now > 24 * 60 * 60 * 1000;
}
