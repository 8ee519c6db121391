import { given } from '../../given.ts';
import { holdsSteps } from '../../playbook/holds-steps.ts';
import type { Value } from '../../playbook/playbook.ts';
import type { Draft, Instance } from '../event.ts';
import { factsOf } from '../facts.ts';
import { outwards } from '../holder.ts';
import { instanceName } from '../instance.ts';
import { latestSlot, nextPass } from '../latest.ts';
import { openingOf } from '../opening.ts';
import { settle } from '../outcome.ts';
import { hasBegun, latestTurn, openTurns } from '../slot.ts';
import { slotStanding, unmetNeeds } from '../standing.ts';
import type { CaseState } from '../state.ts';
import { typedName } from '../typed-command.ts';
import { type CommandOf, type Decision, placeOf, refuse, type Surroundings, wantsReason } from './refusal.ts';
import { droppedInside } from './skips.ts';

/** Opens a step although what it needs is not there. */
export function overrideNeeds(state: CaseState, command: CommandOf<'override-needs'>): Decision {
  const place = placeOf(state, command.at);
  if ('refusal' in place) return place;
  const missing = unmetNeeds(state, place.slot);
  if (missing.length === 0) return refuse(`${instanceName(command.at)} does not wait for anything.`);
  const { at, reason } = command;
  return wantsReason(reason) ?? { drafts: [{ type: 'needs.overridden', at, data: { missing, reason } }] };
}

/** A person says whether a step applies whose condition cannot be told. */
export function decideApplies(
  state: CaseState,
  command: CommandOf<'decide-applies'>,
  { now, expressions }: Surroundings,
): Decision {
  const { at, reason } = command;
  const place = placeOf(state, at);
  if ('refusal' in place) return place;
  if (place.turn && (place.turn.opened.length > 0 || place.turn.endings.length > 0)) {
    return refuse(`${instanceName(at)} was opened or ended already.`);
  }
  const { each, when } = place.step;
  if (each && at.item === undefined)
    return refuse(
      `${instanceName(at)} is opened for each of ${each.of}: each is asked by itself.`,
      `Answer first: tocsin answer ${each.of}=VALUE`,
    );
  if (when === undefined)
    return refuse(`${at.step} has no condition.`, `tocsin skip ${typedName(at)} --reason "..."`);
  const missing = command.applies ? unmetNeeds(state, place.slot) : [];
  if (missing.length > 0)
    return refuse(
      `${instanceName(at)} waits for ${missing.join(', ')}.`,
      `To open it all the same: tocsin override ${typedName(at)} --reason "..."`,
    );
  const lacking = wantsReason(reason);
  if (lacking) return lacking;
  if (!command.applies) return { drafts: [{ type: 'step.not-applicable', at, data: { reason } }] };
  const opening = openingOf(state.playbook, place.step, factsOf(state, now, at), expressions);
  if (opening.kind === 'missing')
    return refuse(
      `${instanceName(at)} is given ${opening.input}, and its value cannot be told yet.`,
      `Answer first: tocsin answer ${opening.names.map(name => `${name}=VALUE`).join(' ')}`,
    );
  if (opening.kind === 'problem')
    return refuse(`${instanceName(at)} is given ${opening.input}: ${opening.message}`);
  return { drafts: [{ type: 'step.opened', at, data: { why: 'applies', reason, ...opening.data } }] };
}

/** Opens a step before its turn. It leads nowhere until the walk comes to it, and then counts as it ended. */
export function openStep(state: CaseState, command: CommandOf<'open-step'>, around: Surroundings): Decision {
  const place = placeOf(state, command.at);
  if ('refusal' in place) return place;
  const { slot, step } = place;
  if (holdsSteps(step) && step.kind !== 'phase')
    return refuse(`${step.id} holds other steps.`, 'Open one of those.');
  const lacking = wantsReason(command.reason);
  if (lacking) return lacking;
  if (openTurns(slot).length > 0) return refuse(`${slot.name} is open already.`);
  if (slot.turns.some(turn => settle(turn).kind !== 'none')) {
    return refuse(
      `${slot.name} has ended already.`,
      `To open it once more: tocsin redo ${typedName(slot.instance)} --reason "..."`,
    );
  }
  const at = { ...slot.instance };
  return { drafts: openedByHand(state, at, 'out-of-turn', command.reason, givenAround(state, at, around)) };
}

/** What the fragments around it are given where the walk has not come to them yet; nothing of one whose values cannot be told. */
function givenAround(
  state: CaseState,
  at: Instance,
  { now, expressions }: Surroundings,
): Record<string, Value> | undefined {
  const facts = factsOf(state, now, at);
  let values: Record<string, Value> | undefined;
  for (const around of [...outwards(state.playbook, at)].reverse()) {
    const step = state.playbook.steps[around.step];
    if (!step || around.step === at.step || hasBegun(state.walk.slot(around))) continue;
    const known = { ...facts, values: { ...facts.values, ...values } };
    const opening = openingOf(state.playbook, step, known, expressions);
    if (opening.kind === 'data' && opening.data.with) values = { ...values, ...opening.data.with };
  }
  return values;
}

/** What a step needs and does not have is overridden with the reason that it is opened for. */
function openedByHand(
  state: CaseState,
  at: Instance,
  why: 'out-of-turn' | 'again',
  reason: string,
  values?: Record<string, Value>,
): Draft[] {
  const missing = unmetNeeds(state, state.walk.slot(at));
  const overridden: Draft = { type: 'needs.overridden', at, data: { missing, reason } };
  const opened: Draft = { type: 'step.opened', at, data: given({ why, reason, with: values }) };
  return missing.length > 0 ? [overridden, opened] : [opened];
}

/** Opens a step again in its pass; what follows it stays as it is unless it ends otherwise. */
export function reopenStep(state: CaseState, command: CommandOf<'reopen-step'>): Decision {
  const place = placeOf(state, command.at);
  if ('refusal' in place) return place;
  const { slot, step } = place;
  const turn = latestTurn(slot);
  if (holdsSteps(step)) {
    return refuse(
      `${step.id} holds other steps.`,
      `Reopen one of those, or go through it again: tocsin again ${typedName(command.at)} --reason "..."`,
    );
  }
  if (!turn || settle(turn).kind !== 'final') return refuse(`${slot.name} has not ended.`);
  const at = { ...slot.instance, redo: turn.instance.redo + 1 };
  const { reason } = command;
  return wantsReason(reason) ?? { drafts: [{ type: 'step.opened', at, data: { why: 'redo', reason } }] };
}

/** A new pass from this step on; what is open in the list that it begins again is dropped. */
export function goAgain(state: CaseState, command: CommandOf<'go-again'>): Decision {
  const place = placeOf(state, command.at);
  if ('refusal' in place) return place;
  const { slot } = place;
  const { reason } = command;
  const lacking = wantsReason(reason);
  if (lacking) return lacking;
  if (slotStanding(state, slot) === 'waiting')
    return refuse(
      `${slot.name} has not been reached yet.`,
      `tocsin open ${typedName(command.at)} --reason "..."`,
    );
  const at = { ...slot.instance, pass: nextPass(state, slot.instance) };
  return { drafts: [...givenUp(state, slot.instance, reason), ...openedByHand(state, at, 'again', reason)] };
}

/** Open steps of the list in which a new pass begins; an open phase is skipped, the other phases go on. */
function givenUp(state: CaseState, from: Instance, reason: string): Draft[] {
  const step = state.playbook.steps[from.step];
  const list = step && state.playbook.lists[step.list];
  if (!step || !list) return [];
  const siblings = list.container === 'parallel' || step.kind === 'phase' ? [step.id] : list.children;
  const drafts: Draft[] = [];
  for (const id of siblings) {
    const slot = latestSlot(state, id, from);
    const at = openTurns(slot)[0]?.instance ?? slot.instance;
    if (slotStanding(state, slot) === 'open') drafts.push({ type: 'step.dropped', at, data: { reason } });
    drafts.push(...droppedInside(state, slot.instance, reason));
  }
  const named = new Set<string>();
  return drafts.filter(
    draft => !named.has(instanceName(draft.at as Instance)) && named.add(instanceName(draft.at as Instance)),
  );
}

export function resolveConflict(state: CaseState, command: CommandOf<'resolve-conflict'>): Decision {
  const place = placeOf(state, command.at);
  if ('refusal' in place) return place;
  const settled = place.turn && settle(place.turn);
  if (settled?.kind !== 'conflict') return refuse(`${instanceName(command.at)} has no conflict.`);
  if (!settled.candidates.some(candidate => candidate.id === command.keep)) {
    return refuse(
      `"${command.keep}" is none of the endings in conflict.`,
      `They are: ${settled.candidates.map(c => c.id).join(', ')}.`,
    );
  }
  const { at, keep, reason } = command;
  return wantsReason(reason) ?? { drafts: [{ type: 'conflict.resolved', at, data: { keep, reason } }] };
}
