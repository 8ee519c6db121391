import type { Instance, Recorded } from '../engine/event.ts';
import { instanceName } from '../engine/instance.ts';
import type { Render } from '../engine/renderer.ts';
import { type CaseState, happenedAt } from '../engine/state.ts';
import type { Told } from './case-report.ts';
import type { Correction } from './corrections.ts';
import { entryOf } from './entry.ts';

/** Tells entries in words, each as it was corrected. */
export interface Teller {
  tell(record: Recorded): Told;
  /** The record with what was corrected in the place of what was written. */
  corrected<T extends Recorded>(record: T): T;
}

export function teller(state: CaseState, corrections: readonly Correction[], render: Render): Teller {
  const own = new Map<string, Correction[]>();
  for (const correction of corrections)
    own.set(correction.of, [...(own.get(correction.of) ?? []), correction]);
  const corrected = <T extends Recorded>(record: T): T =>
    own.size === 0 ? record : overlaid(record, own.get(record.id));
  return {
    corrected,
    tell: record => {
      const { mark, word, about, detail } = entryOf(corrected(record), state.playbook, render);
      const told: Told = {
        type: record.type,
        id: record.id,
        word,
        about,
        detail: own.has(record.id) ? `${detail} (corrected)`.trim() : detail,
        at: happenedAt(state, record),
        recorded: record.ts,
        by: record.actor.name,
        step: record.at ? instanceName(record.at as Instance) : '',
        ref: `${record.w} #${record.seq}`,
      };
      if (mark) told.mark = mark;
      return told;
    },
  };
}

function overlaid<T extends Recorded>(record: T, corrections: readonly Correction[] = []): T {
  if (corrections.length === 0) return record;
  const overlay = Object.fromEntries(
    corrections.filter(c => c.field in record.data).map(c => [c.field, c.value]),
  );
  return { ...record, data: { ...record.data, ...overlay } };
}
