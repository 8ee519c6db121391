import type { Recorded } from './event.ts';
import { caseOrder, sees } from './order.ts';
import type { CaseState } from './state.ts';

/** An entry that counts, and the copies of it that a write which failed left behind. */
interface Retried {
  kept: Recorded;
  former: Recorded[];
}

/** Which of the records under one id count: of those that say the same the last. One that says something else is damage, and stays. */
export function retriesOf(copies: readonly Recorded[]): Retried[] {
  if (copies.length === 1) return [{ kept: copies[0] as Recorded, former: [] }];
  const byContent = new Map<string, Recorded[]>();
  for (const copy of [...copies].sort(caseOrder)) {
    const { type, at, auto, occurred, data, actor } = copy;
    const content = JSON.stringify([type, at, auto, occurred, data, actor]);
    byContent.set(content, [...(byContent.get(content) ?? []), copy]);
  }
  return [...byContent.values()].map(same => ({ kept: same.at(-1) as Recorded, former: same.slice(0, -1) }));
}

/** The record as one that has seen what came again of all that it had seen the first time. */
export function withRetriesSeen(state: CaseState, record: Recorded): Recorded {
  let known = record.known;
  for (const { copy, kept } of state.retried) {
    const { w, seq } = kept;
    if (record.id === kept.id || record.w === w || (known[w] ?? -1) >= seq) continue;
    if (sees({ ...record, known }, copy)) known = { ...known, [w]: seq };
  }
  return known === record.known ? record : { ...record, known };
}
