import { given } from '../../given.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { Approver, Instance } from '../event.ts';
import { instanceName } from '../instance.ts';
import { sameName } from '../same-name.ts';
import { type CaseState, readRole } from '../state.ts';
import type { Turn } from '../turn.ts';
import { typedName } from '../typed-command.ts';
import { roleTitle } from './authority.ts';
import { outcomeData, told } from './outcome-data.ts';
import {
  type CommandOf,
  type Decision,
  openPlace,
  type Place,
  type Refusal,
  refuse,
  type Surroundings,
  wantsReason,
} from './refusal.ts';
import { missingReason, unconfirmed } from './wanting.ts';

export type Approval = Extract<Step, { kind: 'approve' }>;

/** Somebody in the role that the step names says yes; never the one who asked. */
export function giveApproval(
  state: CaseState,
  command: CommandOf<'give-approval'>,
  around: Surroundings,
): Decision {
  const place = approvalPlace(state, command.at, command.also);
  if ('refusal' in place) return place;
  const { step, turn } = place;
  const wrong =
    refusedApprover(state, step, turn, command) ??
    missingReason(state, step, turn, command) ??
    unconfirmed(step, command);
  if (wrong) return wrong;
  if (command.witness && sameName(command.witness, command.name))
    return refuse(`${command.witness} cannot approve ${step.id} and be the witness of it.`);
  const data = { ...approverData(step, command), ...outcomeData(state, command, step, around.now) };
  return { drafts: [{ type: 'approval.given', at: command.at, ...told(command), data }] };
}

/** As a yes, with a reason; what the step asks for besides is not wanted then. */
export function denyApproval(state: CaseState, command: CommandOf<'deny-approval'>): Decision {
  const place = approvalPlace(state, command.at, command.also);
  if ('refusal' in place) return place;
  const { step, turn } = place;
  const { at, reason } = command;
  const data = { ...approverData(step, command), reason };
  return (
    refusedApprover(state, step, turn, command) ??
    wantsReason(reason) ?? { drafts: [{ type: 'approval.denied', at, ...told(command), data }] }
  );
}

/**
 * Why this person cannot say yes or no to the step. The name must be that of whoever has the role; while nobody has it,
 * anybody's with the authority to speak for it. Whoever asked is refused in any case.
 */
export function refusedApprover(
  state: CaseState,
  step: Approval,
  turn: Turn,
  { name, authority }: { name: string; authority?: string },
): { refusal: Refusal } | undefined {
  const { id, approver: role } = step;
  const title = roleTitle(state, role);
  const holder = readRole(state, role);
  const asker = askerOf(turn);
  if (!name.trim()) return refuse(`Whoever approves ${id} has a name.`, 'Name the person: --by NAME');
  if (asker !== undefined && sameName(name, asker)) {
    return refuse(
      `${name} asked for ${id}: somebody else says yes or no to it.`,
      `The ${title} does, and must not be who asked: tocsin assign ${role} NAME puts somebody to the role.`,
    );
  }
  if (holder.kind === 'disputed')
    return refuse(`Who is ${title} is disputed.`, `Settle it first: tocsin assign ${role} NAME`);
  if (holder.kind === 'set' && !sameName(name, holder.value)) {
    return refuse(
      `${id} is for the ${title} to approve: that is ${holder.value}, not ${name}.`,
      `Where ${name} has taken the role over: tocsin assign ${role} NAME`,
    );
  }
  if (holder.kind === 'unset' && !authority?.trim()) {
    return refuse(
      `${id} is for the ${title} to approve, and nobody has that role yet.`,
      `tocsin assign ${role} NAME; or say on what authority ${name} speaks for it: --authority "..."`,
    );
  }
  return undefined;
}

/** Who asked for an approval: who opened it by hand, else whoever acted last before it opened of itself. */
export function askerOf(turn: Turn): string | undefined {
  const opening = turn.opened[0];
  if (opening?.type !== 'step.opened') return undefined;
  return opening.auto ? opening.data.asker : opening.actor.name;
}

function approvalPlace(
  state: CaseState,
  at: Instance,
  also: boolean | undefined,
): (Place & { step: Approval; turn: Turn }) | { refusal: Refusal } {
  const place = openPlace(state, at, also);
  if ('refusal' in place) return place;
  const { step } = place;
  if (step.kind !== 'approve')
    return refuse(`${instanceName(at)} is not an approval.`, `tocsin done ${typedName(at)}`);
  return { ...place, step };
}

function approverData(
  { approver: role }: Approval,
  { name, authority }: { name: string; authority?: string },
): Approver {
  return { name: name.trim(), role, ...given({ authority: authority?.trim() || undefined }) };
}
