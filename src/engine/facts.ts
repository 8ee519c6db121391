import type { ExpressionContext } from '../expression/evaluation.ts';
import type { Value } from '../playbook/playbook.ts';
import { hasBegun, latestTurn, type Slot, slotSettled } from './slot.ts';
import { chosenOption, evidenceNow, slotStanding } from './standing.ts';
import { type CaseState, readInput, readMilestone, readSeverity } from './state.ts';

/** What expressions may look at, as the case stands. Disputed and conflicting values are not there. */
export function factsOf(state: CaseState, now: number): ExpressionContext {
  const severity = readSeverity(state);
  return {
    values: valuesOf(state),
    ...(severity.kind === 'set' ? { severity: severity.value } : {}),
    now,
    outcome: id => outcomeWord(state, id),
    passes: id => (state.playbook.steps[id] ? passesOf(state, id) : 0),
    reached: milestone => reached(state, milestone),
    timeOf: id => timeOf(state, id),
    hasEvidence: id => evidenceNow(state, id).length > 0,
  };
}

function valuesOf(state: CaseState): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const name of state.inputs.keys()) {
    const reading = readInput(state, name);
    if (reading.kind === 'set') values[name] = reading.value;
  }
  return values;
}

function outcomeWord(state: CaseState, id: string): string | undefined {
  if (!state.playbook.steps[id]) return undefined;
  const slot = state.walk.latestSlot(id);
  const standing = slotStanding(state, slot);
  if (standing === 'conflict') return undefined;
  return standing === 'chosen' ? chosenOption(slot) : standing;
}

function passesOf(state: CaseState, id: string): number {
  const slot = state.walk.latestSlot(id);
  return hasBegun(slot) ? slot.instance.pass : slot.instance.pass - 1;
}

function reached(state: CaseState, milestone: string): boolean | undefined {
  const reading = readMilestone(state, milestone);
  return reading.kind === 'disputed' ? undefined : reading.kind === 'set';
}

function timeOf(state: CaseState, id: string): number | undefined {
  const milestone = readMilestone(state, id);
  if (milestone.kind === 'set') return Date.parse(milestone.value.at);
  return state.playbook.steps[id] ? endedAt(state.walk.latestSlot(id)) : undefined;
}

/** When the step ended, as told where that was told, else as recorded. */
function endedAt(slot: Slot): number | undefined {
  const settled = slotSettled(slot);
  if (settled.kind !== 'final') return undefined;
  return Date.parse(settled.by.occurred?.at ?? settled.by.ts);
}

/** When the step's newest turn was opened. */
export function openedAt(slot: Slot): number | undefined {
  const opening = latestTurn(slot)?.opened[0];
  return opening && Date.parse(opening.ts);
}
