import type { Step } from '../../playbook/playbook.ts';
import { type CaseState, readRole } from '../state.ts';
import { type Refusal, refuse } from './refusal.ts';

/** On whose authority a step is decided or done: as it is said, else who has the role. Refused where the step wants somebody's and nobody is known. */
export function allowance(
  state: CaseState,
  step: Step,
  { authority: said }: { authority?: string },
): { authority?: string } | { refusal: Refusal } {
  const authority = said?.trim() || authorityOf(state, step.authority);
  if (authority) return { authority };
  if (step.authority === undefined) return {};
  const title = roleTitle(state, step.authority);
  return step.kind === 'decision'
    ? refuse(`${step.id} is decided by the ${title}.`, 'Name who decided: --authority NAME')
    : refuse(`${step.id} is done on the authority of the ${title}.`, 'Name who allowed it: --authority NAME');
}

/** Who has the role that decides. */
export function authorityOf(state: CaseState, role: string | undefined): string | undefined {
  const reading = role === undefined ? undefined : readRole(state, role);
  return reading?.kind === 'set' ? reading.value : undefined;
}

export function roleTitle({ playbook }: CaseState, role: string): string {
  return playbook.roles.find(r => r.id === role)?.title ?? role;
}
