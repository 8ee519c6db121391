import { type CaseState, readRole } from '../engine/state.ts';
import { peopleFor, reach } from '../workspace/roster.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Who has a role and how to reach them: `dana (phone +353 1 555 0100)`. */
export function whoHas(state: CaseState, role: string, workspace: Workspace | undefined): string {
  const holder = readRole(state, role);
  switch (holder.kind) {
    case 'set':
      return reach(workspace, holder.value);
    case 'unset':
      return 'nobody yet';
    case 'disputed':
      return 'disputed';
    default:
      return holder satisfies never;
  }
}

/** Whom to ask for a role that nobody has, in the order in which to call them: no more than three. */
export function whoCould(state: CaseState, role: string, workspace: Workspace | undefined): string[] {
  if (readRole(state, role).kind !== 'unset') return [];
  return peopleFor(workspace, role)
    .slice(0, 3)
    .map(({ name, onCall }) => `${reach(workspace, name)}${onCall ? ', on call' : ''}`);
}
