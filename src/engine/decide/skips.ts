import type { Draft, Instance } from '../event.ts';
import { outwards } from '../holder.ts';
import { instanceName, slotName } from '../instance.ts';
import { openSteps } from '../open-steps.ts';
import { settle } from '../outcome.ts';
import type { CaseState } from '../state.ts';
import { typedName } from '../typed-command.ts';
import {
  type CommandOf,
  type Decision,
  endsWithOthers,
  openPlace,
  placeOf,
  refuse,
  wantsReason,
} from './refusal.ts';

/** A step that is open, waiting or still to come; with a group, what is open inside it is dropped. */
export function skipStep(state: CaseState, command: CommandOf<'skip-step'>): Decision {
  const place = placeOf(state, command.at);
  if ('refusal' in place) return place;
  const lacking = wantsReason(command.reason);
  if (lacking) return lacking;
  const { turn } = place;
  const settled = turn && settle(turn);
  if (settled && settled.kind !== 'none') {
    return refuse(
      `${instanceName(command.at)} has ended already.`,
      `To record it anew: tocsin redo ${typedName(command.at)} --reason "..."`,
    );
  }
  const { reason, occurred } = command;
  const when = occurred ? { occurred } : {};
  const skipped: Draft = { type: 'step.skipped', at: command.at, ...when, data: { reason } };
  return { drafts: [skipped, ...droppedInside(state, command.at, reason)] };
}

export function dropStep(state: CaseState, command: CommandOf<'drop-step'>): Decision {
  const place = openPlace(state, command.at);
  if ('refusal' in place) return place;
  const { at, reason } = command;
  return (
    endsWithOthers(place.step, at) ??
    wantsReason(reason) ?? { drafts: [{ type: 'step.dropped', at, data: { reason } }] }
  );
}

/** Everything open inside a group, dropped with the group's reason. */
export function droppedInside(state: CaseState, group: Instance, reason: string): Draft[] {
  return openSteps(state)
    .filter(open => isInside(state, open.at, group))
    .map(open => ({ type: 'step.dropped', at: open.at, data: { reason } }));
}

function isInside(state: CaseState, at: Instance, group: Instance): boolean {
  const names = [...outwards(state.playbook, at)].flatMap(holder =>
    holder.item === undefined ? [slotName(holder)] : [slotName(holder), slotName(withoutItem(holder))],
  );
  return names.includes(slotName(group)) && slotName(at) !== slotName(group);
}

function withoutItem({ item: _, ...all }: Instance): Instance {
  return all;
}
