import { given } from '../../given.ts';
import type { RoleEntry } from '../document.ts';
import type { Playbook } from '../playbook.ts';

/** Roles that a fragment or a called playbook brings join those of the case. */
export function addRoles(playbook: Playbook, roles: Record<string, RoleEntry> = {}): void {
  for (const [id, { title, brief, required }] of Object.entries(roles)) {
    if (playbook.roles.some(role => role.id === id)) continue;
    playbook.roles.push(given({ id, title, brief, required: required === 'true' }));
  }
}
