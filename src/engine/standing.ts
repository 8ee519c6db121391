import { holdsSteps } from '../playbook/holds-steps.ts';
import type { List, Step } from '../playbook/playbook.ts';
import type { Instance, Recorded } from './event.ts';
import { holderOf } from './holder.ts';
import { itemSlots, latestSlots, passedOver } from './latest.ts';
import { settle } from './outcome.ts';
import type { FinalWord } from './settled.ts';
import { latestTurn, type Slot, slotSettled } from './slot.ts';
import { type CaseState, readMilestone } from './state.ts';

/** Where a step stands, in the words of the language's `outcome()`; a conflict is none of them. */
export type Standing =
  | 'waiting'
  | 'open'
  | 'done'
  | 'failed'
  | 'skipped'
  | 'not-applicable'
  | 'chosen'
  | 'approved'
  | 'denied'
  | 'conflict';

/** Where the step of this id stands in its newest pass, seen `from` an instance; a step that was opened again is open. */
export function standingOf(state: CaseState, id: string, from?: Instance): Standing {
  const slots = latestSlots(state, id, from);
  return slots.length > 0
    ? together(slots.map(slot => slotStanding(state, slot)))
    : withoutInstances(state, id, from);
}

export function slotStanding(state: CaseState, slot: Slot): Standing {
  const step = state.playbook.steps[slot.instance.step] as Step;
  if (reopened(slot)) return 'open';
  const settled = slotSettled(slot);
  if (settled.kind === 'conflict') return 'conflict';
  if (settled.kind === 'final') return words[settled.word];
  if (step.each && slot.instance.item === undefined && state.walk.itemsOf(slot).items.length > 0)
    return together(itemSlots(state, slot).map(item => slotStanding(state, item)));
  if (slot.turns.some(turn => turn.opened.length > 0)) return isFinished(state, slot, step) ? 'done' : 'open';
  return unopened(state, slot, step);
}

/** The option that a decision stands at. */
export function chosenOption(slot: Slot): string | undefined {
  const settled = slotSettled(slot);
  return settled.kind === 'final' ? settled.option : undefined;
}

/**
 * What `needs` names, or the step would destroy, and is not met, of the newest instance of each: done, approved or not applicable, a decision
 * with its own steps finished, evidence of this pass in, a milestone reached.
 */
export function unmetNeeds(state: CaseState, slot: Slot): string[] {
  const step = state.playbook.steps[slot.instance.step] as Step;
  const overridden = latestTurn(slot)?.overrides.length;
  const needs = new Set([...(step.needs ?? []), ...step.destroys]);
  return overridden ? [] : [...needs].filter(need => !isMet(state, need, slot.instance));
}

/**
 * Evidence of that id that was recorded in the newest instance of the step which collects it; none while one of its instances for the
 * values of an `each` has none.
 */
export function evidenceNow(state: CaseState, id: string, from?: Instance): Recorded[] {
  const collector = state.collectors.get(id);
  if (collector === undefined) return state.evidence.get(id) ?? [];
  const found = latestSlots(state, collector, from)
    .flatMap(slot => itemSlots(state, slot))
    .map(slot =>
      slot.turns.flatMap(turn => turn.evidence).filter(r => r.type === 'evidence.added' && r.data.id === id),
    );
  return found.every(records => records.length > 0) ? found.flat() : [];
}

function isMet(state: CaseState, need: string, from: Instance): boolean {
  if (state.collectors.has(need)) return evidenceNow(state, need, from).length > 0;
  if (!state.playbook.steps[need]) return readMilestone(state, need).kind === 'set';
  const slots = latestSlots(state, need, from);
  if (slots.length === 0) return withoutInstances(state, need, from) === 'not-applicable';
  return slots.every(slot => isSlotMet(state, slot));
}

/** Inside an `each` without any value: still to come, or as what holds it. */
function withoutInstances(state: CaseState, id: string, from?: Instance): Standing {
  const { playbook } = state;
  const owner = playbook.lists[playbook.steps[id]?.list ?? '']?.owner;
  const standing = owner === undefined ? 'waiting' : standingOf(state, owner, from);
  return standing === 'waiting' || standing === 'skipped' ? standing : 'not-applicable';
}

function isSlotMet(state: CaseState, slot: Slot): boolean {
  const standing = slotStanding(state, slot);
  if (standing === 'chosen') return state.walk.walkSlot(slot).kind !== 'pending';
  return standing === 'done' || standing === 'approved' || standing === 'not-applicable';
}

/** Where several instances stand, told as one: what is least finished, or else went least well. */
function together(standings: readonly Standing[]): Standing {
  return gravest.find(standing => standings.includes(standing)) ?? 'not-applicable';
}

const gravest: readonly Standing[] = [
  'conflict',
  'open',
  'waiting',
  'failed',
  'denied',
  'skipped',
  'chosen',
  'approved',
  'done',
  'not-applicable',
]; // prettier-ignore

const words: Record<FinalWord, Standing> = {
  done: 'done',
  sent: 'done',
  failed: 'failed',
  'not-sent': 'failed',
  skipped: 'skipped',
  dropped: 'skipped',
  'not-applicable': 'not-applicable',
  chosen: 'chosen',
  ran: 'done',
  declined: 'skipped',
  approved: 'approved',
  denied: 'denied',
};

function reopened(slot: Slot): boolean {
  const turn = latestTurn(slot);
  return (
    turn !== undefined && turn.instance.redo > 0 && turn.opened.length > 0 && settle(turn).kind === 'none'
  );
}

function isFinished(state: CaseState, slot: Slot, step: Step): boolean {
  return holdsSteps(step) && state.walk.walkSlot(slot).kind !== 'pending';
}

/**
 * A step that nothing was recorded of takes after what holds it: inside what was skipped, nothing counts as passed over; inside what is
 * finished, it is a value that came too late.
 */
function unopened(state: CaseState, slot: Slot, step: Step): Standing {
  const list = state.playbook.lists[step.list];
  const all = saidOfAll(state, slot);
  if (all) return all;
  const holder = holderOf(state.playbook, slot.instance);
  const owner = holder && state.walk.slot(holder);
  if (!list || !owner) return passedOver(state, slot) ? 'not-applicable' : 'waiting';
  const standing = slotStanding(state, owner);
  if (standing === 'skipped' || standing === 'waiting') return standing;
  if (standing === 'done' || standing === 'not-applicable') return 'not-applicable';
  if (isTaken(owner, list) && passedOver(state, slot)) return 'not-applicable';
  if (standing !== 'chosen') return 'waiting';
  const isOver = chosenOption(owner) !== list.option || state.walk.walkSlot(owner).kind !== 'pending';
  return isOver ? 'not-applicable' : 'waiting';
}

/** False of an option's list while that option is not the one chosen: nothing goes through it. */
function isTaken(owner: Slot, { option }: List): boolean {
  return option === undefined || chosenOption(owner) === option;
}

/** What was said of all values of an `each` at once holds of each that nothing was recorded of. */
function saidOfAll(state: CaseState, { instance }: Slot): Standing | undefined {
  const { item, ...all } = instance;
  const settled = item === undefined ? undefined : slotSettled(state.walk.slot(all));
  return settled?.kind === 'final' ? words[settled.word] : undefined;
}
