import { given } from '../../given.ts';
import type { RoleEntry } from '../document.ts';
import type { Playbook, Role } from '../playbook.ts';
import type { Unit } from './compilation.ts';

/** Roles that a fragment or a called playbook brings join those of the case. What a called one requires is wanted only while it is gone through. */
export function addRoles(playbook: Playbook, { call }: Unit, roles: Record<string, RoleEntry> = {}): void {
  for (const [id, { title, brief, required }] of Object.entries(roles)) {
    const role: Role =
      playbook.roles.find(known => known.id === id) ?? given({ id, title, brief, required: false });
    if (!playbook.roles.includes(role)) playbook.roles.push(role);
    if (required !== 'true') continue;
    if (call === undefined) role.required = true;
    else role.calls = [...(role.calls ?? []), call];
  }
}
