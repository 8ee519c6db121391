import type { Instance } from '../engine/event.ts';
import type { Evidence } from '../playbook/playbook.ts';
import type { CaseSession } from './case-session.ts';

/** What a step says of the evidence that it wants, as it is recorded: templates filled in. */
export function wantedEvidence(
  { id, what, from, to }: Evidence,
  session: CaseSession,
  at: Instance | undefined,
): { id: string; what: string; from?: string; to?: string } {
  return {
    id,
    what: session.render(what, at),
    ...(from ? { from: session.render(from, at) } : {}),
    ...(to ? { to: session.render(to, at) } : {}),
  };
}
