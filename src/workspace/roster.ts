import type { Contacts, Person, Workspace } from './workspace.ts';

/** Who can take a role, in the order in which to ask them. */
export function peopleFor(workspace: Workspace | undefined, role: string): Person[] {
  return workspace?.people.filter(({ roles }) => roles.includes(role)) ?? [];
}

/** How to reach a person of the roster or a resource, by its name as people write it; nothing where the workspace has none. */
export function contactsOf(workspace: Workspace | undefined, name: string): Contacts | undefined {
  const key = name.trim().toLowerCase();
  const known = [...(workspace?.people ?? []), ...(workspace?.resources ?? [])];
  return known.find(entry => entry.name.trim().toLowerCase() === key)?.contacts;
}

/** `phone +353 1 555 0100, chat @dana on Signal`; empty where there is no contact. */
export function contactLine(contacts: Contacts = {}): string {
  return Object.entries(contacts)
    .map(([kind, address]) => (kind === 'other' ? address : `${kind} ${address}`))
    .join(', ');
}

/** `dana (phone +353 1 555 0100)`, or the name alone. */
export function reach(workspace: Workspace | undefined, name: string): string {
  const contacts = contactLine(contactsOf(workspace, name));
  return contacts === '' ? name : `${name} (${contacts})`;
}
