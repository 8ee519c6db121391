import type { Draft, Recorded } from '../../../src/engine/event.ts';
import { replay } from '../../../src/engine/reduce.ts';
import { type CaseState, emptyState } from '../../../src/engine/state.ts';
import type { Playbook } from '../../../src/playbook/playbook.ts';

/** The record of a case as it would be had these been recorded in it, all at one moment, before its entry of that index. */
export function withEntries(
  records: readonly Recorded[],
  drafts: readonly Draft[],
  index: number,
): Recorded[] {
  const moment = records[index - 1] as Recorded;
  const { w, ts, mono, actor, known } = moment;
  const put = drafts.map((draft, i) => ({
    ...draft,
    w,
    ts,
    mono,
    actor,
    known,
    id: `put-${i}`,
    seq: 0,
    hlc: moment.hlc,
  }));
  return [...records.slice(0, index), ...put, ...records.slice(index)].map((record, seq) => ({
    ...record,
    seq,
    hlc: [record.hlc[0], seq] as const,
  }));
}

export function stateOf(playbook: Playbook, records: readonly Recorded[]): CaseState {
  return replay(
    emptyState(playbook, () => undefined),
    records,
  );
}
