import type { Recorded } from './event.ts';
import { caseOrder } from './order.ts';
import type { CaseState } from './state.ts';

/** What an entry tells besides what it is about: that there are the logs which it names, and that the case goes on. */
export function noteEntry(state: CaseState, record: Recorded): void {
  noteNamed(state, record);
  if (!withoutSubstance.has(record.type)) noteSubstance(state, record);
}

/**
 * Entries about the record itself do not open a closed case again, nor does what is learnt from the case and done about it
 * when it is over.
 */
const withoutSubstance: ReadonlySet<Recorded['type']> = new Set([
  'session.started',
  'session.ended',
  'case.joined',
  'case.closed',
  'log.closed',
  'finding.added',
  'action.added',
  'action.done',
  'observable.added',
  'observable.withdrawn',
  // What is said of an exercise is no part of the incident that it plays.
  'drill.started',
  'drill.clock',
  'inject.delivered',
  'inject.acknowledged',
  'inject.answered',
  'inject.held',
  'inject.dropped',
  'fact.asked',
  'hint.given',
  'expectation.judged',
  'observation.added',
  'objective.rated',
  'damage.found',
]);

function noteSubstance(state: CaseState, record: Recorded): void {
  const { w, seq, auto } = record;
  state.substance.set(w, Math.max(seq, state.substance.get(w) ?? -1));
  const { newestAct } = state;
  if (!auto && (!newestAct || caseOrder(record, newestAct) > 0)) state.newestAct = record;
}

/** Which logs there must be: those that an entry had seen, or that it names. */
function noteNamed(state: CaseState, record: Recorded): void {
  const note = (w: string, seq: number) => {
    if (seq >= 0) state.named.set(w, Math.max(seq, state.named.get(w) ?? -1));
  };
  for (const [w, seq] of Object.entries(record.known)) note(w, seq);
  if (record.type === 'case.joined') note(record.data.opened.w, 0);
  if (record.type === 'log.closed') note(record.data.log, record.data.lines - 1);
  if (record.type === 'case.closed') for (const [w, [seq]] of Object.entries(record.data.heads)) note(w, seq);
}
