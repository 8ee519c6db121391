import { type CaseState, readRole } from '../state.ts';

/** Who has the role that decides. */
export function authorityOf(state: CaseState, role: string | undefined): string | undefined {
  const reading = role === undefined ? undefined : readRole(state, role);
  return reading?.kind === 'set' ? reading.value : undefined;
}

export function roleTitle({ playbook }: CaseState, role: string): string {
  return playbook.roles.find(r => r.id === role)?.title ?? role;
}
