import type { ExpressionContext } from '../expression/evaluation.ts';
import type { Input, Value } from '../playbook/playbook.ts';
import type { Instance } from './event.ts';
import { outwards } from './holder.ts';
import { itemSlots, latestSlots } from './latest.ts';
import type { FinalWord } from './settled.ts';
import { hasBegun, latestTurn, type Slot, slotSettled } from './slot.ts';
import { chosenOption, evidenceNow, standingOf } from './standing.ts';
import { type CaseState, happenedAt, readInput, readMilestone, readSeverity } from './state.ts';

/** What expressions may look at, as the case stands for that instance; without one, as a whole. Disputed and conflicting values are not there. */
export function factsOf(state: CaseState, now: number, at?: Instance): ExpressionContext {
  const severity = readSeverity(state);
  return {
    values: { ...valuesOf(state, at), ...itemsAround(state, at) },
    ...(severity.kind === 'set' ? { severity: severity.value } : {}),
    now,
    outcome: id => outcomeWord(state, id, at),
    passes: id => (state.playbook.steps[id] ? passesOf(state, id, at) : 0),
    reached: milestone => reached(state, milestone),
    timeOf: id => timeOf(state, id, at),
    hasEvidence: id => evidenceNow(state, id, at).length > 0,
  };
}

function valuesOf(state: CaseState, at: Instance | undefined): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const name of Object.keys(state.playbook.inputs)) {
    const reading = readInput(state, name, at);
    if (reading.kind === 'set') values[name] = reading.value;
  }
  return values;
}

/** The value that each `each` around it was opened for, under its name; the inner one where two have one name. */
function itemsAround({ playbook }: CaseState, at: Instance | undefined): Record<string, Value> {
  const items: Record<string, Value> = {};
  for (const { step, item } of at ? [...outwards(playbook, at)].reverse() : []) {
    const each = playbook.steps[step]?.each;
    if (each && item !== undefined) items[each.name] = itemValue(item, playbook.inputs[each.of]);
  }
  return items;
}

function itemValue(item: string, input: Input | undefined): Value {
  if (input?.type === 'number') return Number(item);
  return input?.type === 'boolean' ? item === 'true' : item;
}

/** Seen from outside an `each`, only what all its instances agree on. */
function outcomeWord(state: CaseState, id: string, at: Instance | undefined): string | undefined {
  if (!state.playbook.steps[id]) return undefined;
  const standing = standingOf(state, id, at);
  if (standing === 'conflict') return undefined;
  if (standing !== 'chosen') return standing;
  const options = new Set(
    latestSlots(state, id, at)
      .flatMap(slot => itemSlots(state, slot))
      .map(chosenOption),
  );
  return options.size === 1 ? [...options][0] : undefined;
}

/** The most passes of any instance. */
function passesOf(state: CaseState, id: string, at: Instance | undefined): number {
  const passes = latestSlots(state, id, at).map(slot =>
    itemSlots(state, slot).some(hasBegun) || hasBegun(slot) ? slot.instance.pass : slot.instance.pass - 1,
  );
  return Math.max(0, ...passes);
}

function reached(state: CaseState, milestone: string): boolean | undefined {
  const reading = readMilestone(state, milestone);
  return reading.kind === 'disputed' ? undefined : reading.kind === 'set';
}

/** Of a step with several instances, when the last of them ended. */
function timeOf(state: CaseState, id: string, at: Instance | undefined): number | undefined {
  const milestone = readMilestone(state, id);
  if (milestone.kind === 'set') return Date.parse(milestone.value.at);
  if (!state.playbook.steps[id]) return undefined;
  const ends = latestSlots(state, id, at)
    .flatMap(slot => itemSlots(state, slot))
    .map(slot => endedAt(state, slot));
  if (ends.length === 0 || ends.includes(undefined)) return undefined;
  return Math.max(...(ends as number[]));
}

/** When the step ended, as told where that was told, else as recorded. */
function endedAt(state: CaseState, slot: Slot): number | undefined {
  const settled = slotSettled(slot);
  if (settled.kind !== 'final') return undefined;
  return Date.parse(happenedAt(state, settled.by));
}

/** When the step was first done, decided or sent, of all its passes and items that came to that. */
export function stepDoneAt(state: CaseState, id: string): number | undefined {
  const times = [...state.slots.values()].flatMap(slot => {
    if (slot.instance.step !== id) return [];
    const settled = slotSettled(slot);
    if (settled.kind !== 'final' || !achieved.has(settled.word)) return [];
    return [Date.parse(happenedAt(state, settled.by))];
  });
  return times.length > 0 ? Math.min(...times) : undefined;
}

const achieved: ReadonlySet<FinalWord> = new Set(['done', 'chosen', 'sent', 'ran', 'approved']);

/** When the step's newest turn was opened. */
export function openedAt(slot: Slot): number | undefined {
  const opening = latestTurn(slot)?.opened[0];
  return opening && Date.parse(opening.ts);
}
