import { slotStanding } from '../engine/standing.ts';
import { type CaseState, readRole } from '../engine/state.ts';
import type { Role } from '../playbook/playbook.ts';
import type { Line } from '../terminal/line.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { whoCould } from './who.ts';

/** Roles that the case requires now and nobody has. It is said, and stops nothing. */
export function unfilledRoles(state: CaseState): Role[] {
  return state.playbook.roles.filter(
    role => (role.required || isCalled(state, role)) && readRole(state, role.id).kind === 'unset',
  );
}

/** How it is said at a terminal, with whom to ask. */
export function unfilledLine(state: CaseState, role: Role, workspace: Workspace | undefined): Line {
  const people = whoCould(state, role.id, workspace);
  const ask = people.length === 0 ? '' : ` Ask ${people.join('; ')}.`;
  return [
    {
      text: `Nobody has the role ${role.title} yet: ? and r put somebody to it.${ask}`,
      tone: 'warn',
      hang: true,
    },
  ];
}

/** A playbook that requires it was called, and is being gone through. */
function isCalled(state: CaseState, { calls = [] }: Role): boolean {
  return (
    calls.length > 0 &&
    [...state.slots.values()].some(
      slot => calls.includes(slot.instance.step) && slotStanding(state, slot) === 'open',
    )
  );
}
