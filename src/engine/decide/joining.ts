import { given } from '../../given.ts';
import { joinedList } from '../../playbook/join-playbook.ts';
import type { Instance, Joined } from '../event.ts';
import { instanceName } from '../instance.ts';
import type { CaseState } from '../state.ts';
import { type CommandOf, type Decision, openPlace, type Refusal, refuse, wantsReason } from './refusal.ts';

/** One more playbook beside those that the case goes by. */
export function attachPlaybook(state: CaseState, command: CommandOf<'attach-playbook'>): Decision {
  const { joining, reason } = command;
  const said = given({ reason: reason?.trim() || undefined });
  return (
    isThere(state, joining) ?? { drafts: [{ type: 'playbook.attached', data: { ...joining, ...said } }] }
  );
}

/**
 * Another playbook instead of the one that the step stands in, or of the case's own: what is open there can be finished or dropped, and stands
 * in the way of closing alone.
 */
export function switchPlaybook(state: CaseState, command: CommandOf<'switch-playbook'>): Decision {
  const { joining, at, reason } = command;
  const wrong = isThere(state, joining) ?? (at ? notItsStep(state, at, joining) : wantsReason(reason));
  if (wrong) return wrong;
  const data = { ...joining, ...given({ reason: reason?.trim() || undefined, left: leftBy(state, at) }) };
  return { drafts: [{ type: 'playbook.switched', ...given({ at }), data }] };
}

function isThere(state: CaseState, { name, playbook }: Joined): { refusal: Refusal } | undefined {
  if (!state.playbook.steps[name]) return undefined;
  return refuse(`${playbook.id} ${playbook.version} has joined this case already, as ${name}.`);
}

function notItsStep(state: CaseState, at: Instance, { playbook }: Joined): { refusal: Refusal } | undefined {
  const place = openPlace(state, at);
  if ('refusal' in place) return place;
  const { step } = place;
  if (step.kind === 'use' && step.mode === 'switch' && step.playbook === playbook.id) return undefined;
  return refuse(`${instanceName(at)} does not switch to ${playbook.id}.`);
}

/** The joined playbook that a step belongs to; none for the case's own. */
function leftBy({ playbook }: CaseState, at: Instance | undefined): string | undefined {
  return playbook.lists[joinedList]?.children.find(name => at?.step.startsWith(`${name}/`));
}
