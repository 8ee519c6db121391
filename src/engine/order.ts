import type { Recorded } from './event.ts';

/** True where the writer of `later` had `earlier` before it when it acted: its own log up to there, or pinned in `known`. */
export function sees(later: Recorded, earlier: Recorded): boolean {
  if (later.w === earlier.w) return earlier.seq < later.seq;
  return (later.known[earlier.w] ?? -1) >= earlier.seq;
}

/** The order of display: hybrid logical clock, then writer, then place in the log. It extends `sees`. */
export function caseOrder(a: Recorded, b: Recorded): number {
  return a.hlc[0] - b.hlc[0] || a.hlc[1] - b.hlc[1] || compareText(a.w, b.w) || a.seq - b.seq;
}

/** Puts a record into a list that is kept in case order. */
export function insertInOrder<T extends Recorded>(list: T[], record: T): void {
  let at = list.length;
  while (at > 0 && caseOrder(list[at - 1] as T, record) > 0) at--;
  list.splice(at, 0, record);
}

/** Those that none of the others had been recorded in sight of: the newest word of each writer, minus what another replaced. */
export function newest<T extends Recorded>(records: readonly T[]): T[] {
  const candidates = onePerWriter(records, (a, b) => a.seq > b.seq);
  return candidates.filter(r => !candidates.some(other => sees(other, r))).sort(caseOrder);
}

/** Those recorded without sight of any of the others: the first word of each writer who did not know of another's. */
export function earliest<T extends Recorded>(records: readonly T[]): T[] {
  const candidates = onePerWriter(records, (a, b) => a.seq < b.seq);
  return candidates.filter(r => !candidates.some(other => sees(r, other))).sort(caseOrder);
}

/** What a writer has seen only grows along its log, so one record of each writer speaks for the rest. */
function onePerWriter<T extends Recorded>(records: readonly T[], better: (a: T, b: T) => boolean): T[] {
  const byWriter = new Map<string, T>();
  for (const record of records) {
    const kept = byWriter.get(record.w);
    if (!kept || better(record, kept)) byWriter.set(record.w, record);
  }
  return [...byWriter.values()];
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
