import { type CaseState, readRole } from '../engine/state.ts';
import type { Role } from '../playbook/playbook.ts';

/** Roles that the playbook requires and nobody has. It is said, and stops nothing. */
export function unfilledRoles(state: CaseState): Role[] {
  return state.playbook.roles.filter(role => role.required && readRole(state, role.id).kind === 'unset');
}
