import { type CaseState, readRole } from '../engine/state.ts';
import { peopleFor, reach } from '../workspace/roster.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Who has a role and how to reach them: `dana (phone +353 1 555 0100)`; nobody yet, and then whom to ask. */
export function whoHas(state: CaseState, role: string, workspace?: Workspace): string {
  const holder = readRole(state, role);
  switch (holder.kind) {
    case 'set':
      return reach(workspace, holder.value);
    case 'unset': {
      const others = whoCould(role, workspace);
      return others === undefined ? 'nobody yet' : `nobody yet; ask ${others}`;
    }
    case 'disputed':
      return 'disputed';
    default:
      return holder satisfies never;
  }
}

/** Whom to ask for a role, in the order in which to call them: no more than three. */
export function whoCould(role: string, workspace: Workspace | undefined): string | undefined {
  const people = peopleFor(workspace, role).slice(0, 3);
  if (people.length === 0) return undefined;
  return people.map(({ name, onCall }) => `${reach(workspace, name)}${onCall ? ', on call' : ''}`).join('; ');
}
