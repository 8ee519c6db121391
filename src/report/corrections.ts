import type { Recorded } from '../engine/event.ts';

/** An overlay on an earlier entry: the entry itself stays as it was written. */
export interface Correction {
  /** Id of the entry that is corrected. */
  of: string;
  field: string;
  value: string;
  reason: string;
  by: string;
  at: string;
}

export function correctionsOf(records: readonly Recorded[]): Correction[] {
  return records.flatMap(record =>
    record.type === 'correction.made' ? [{ ...record.data, by: record.actor.name, at: record.ts }] : [],
  );
}
