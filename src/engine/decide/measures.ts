import { instanceName } from '../instance.ts';
import { type Measure, measuresOf } from '../measures.ts';
import type { CaseState } from '../state.ts';
import { type CommandOf, type Decision, type Refusal, refuse, wantsReason } from './refusal.ts';

/** Takes a measure out of force; one that was never applied is lifted too, and says so. */
export function liftMeasure(state: CaseState, command: CommandOf<'lift-measure'>): Decision {
  const measure = measureAt(state, command);
  if ('refusal' in measure) return measure;
  if (measure.state === 'lifted') return refuse(`It was lifted already: ${measure.what}`);
  const { at, reason, neverApplied, occurred } = command;
  const data = { ...(reason?.trim() ? { reason } : {}), ...(neverApplied ? { neverApplied } : {}) };
  return { drafts: [{ type: 'measure.lifted', at, ...(occurred ? { occurred } : {}), data }] };
}

export function keepMeasure(state: CaseState, command: CommandOf<'keep-measure'>): Decision {
  const measure = measureAt(state, command);
  if ('refusal' in measure) return measure;
  if (measure.state === 'lifted') return refuse(`It was lifted already: ${measure.what}`);
  const { at, reason, occurred } = command;
  return (
    wantsReason(reason) ?? {
      drafts: [{ type: 'measure.kept', at, ...(occurred ? { occurred } : {}), data: { reason } }],
    }
  );
}

function measureAt(
  state: CaseState,
  { at }: CommandOf<'lift-measure'> | CommandOf<'keep-measure'>,
): Measure | { refusal: Refusal } {
  const name = instanceName(at);
  const measure = measuresOf(state).find(m => instanceName(m.at) === name);
  return measure ?? refuse(`${name} put no measure in force.`, 'tocsin status lists the measures.');
}
