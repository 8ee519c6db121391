import { lateEvidence } from '../engine/destruction.ts';
import type { Recorded } from '../engine/event.ts';
import type { CaseState } from '../engine/state.ts';
import type { ReportedEvidence } from './case-report.ts';
import type { Teller } from './tell.ts';

/** What was kept: from where, by whom and when, its digest or where it is held, and whether it came too late. */
export function evidenceOf(
  records: readonly Recorded[],
  state: CaseState,
  { tell, corrected }: Teller,
): ReportedEvidence[] {
  const destroyers = destroyersOf(state);
  return records.flatMap(written => {
    const record = corrected(written);
    if (record.type !== 'evidence.added') return [];
    const { what, id = '', name = '', sha256 = '', size = null, held = '', from = '', to = '' } = record.data;
    const { at, by, step, ref } = tell(written);
    const late = (destroyers.get(record.id) ?? []).join(', ');
    return [{ what, id, name, sha256, size, held, at, by, late, from, to, step, ref }];
  });
}

/** By entry: the steps that had destroyed that evidence before it was recorded. */
function destroyersOf(state: CaseState): Map<string, string[]> {
  const destroyers = new Map<string, string[]>();
  for (const slot of state.slots.values()) {
    for (const { id } of lateEvidence(state, slot))
      destroyers.set(id, [...(destroyers.get(id) ?? []), slot.name].sort());
  }
  return destroyers;
}
