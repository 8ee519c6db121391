import type { Instance, Recorded } from './event.ts';
import { caseOrder } from './order.ts';
import type { CaseState } from './state.ts';

/** A containment measure: put in force by a step that was done, until it is lifted. */
export interface Measure {
  /** The turn of the step that put it in force. */
  at: Instance;
  what: string;
  undo: string;
  since: Recorded;
  state: 'in-force' | 'kept' | 'lifted';
  /** What was last said of it. */
  word?: Recorded;
}

/** The containment ledger, oldest first. Lifted beats kept; opening the step again lifts nothing. */
export function measuresOf(state: CaseState): Measure[] {
  const measures: Measure[] = [];
  for (const slot of state.slots.values()) {
    for (const turn of slot.turns) {
      const since = turn.endings
        .filter(r => r.type === 'step.completed' || r.type === 'command.ended')
        .find(r => r.data.measure);
      if (!since?.data.measure) continue;
      const lifted = turn.measureWords.find(r => r.type === 'measure.lifted');
      const word = lifted ?? turn.measureWords.at(-1);
      const standing = lifted ? 'lifted' : word ? 'kept' : 'in-force';
      measures.push({
        at: turn.instance,
        ...since.data.measure,
        since,
        state: standing,
        ...(word ? { word } : {}),
      });
    }
  }
  return measures.sort((a, b) => caseOrder(a.since, b.since));
}
