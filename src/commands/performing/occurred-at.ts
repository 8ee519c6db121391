import type { Occurred } from '../../engine/event.ts';
import { UsageError } from '../../errors.ts';
import type { CaseSession } from '../../session/case-session.ts';
import { parseOccurred } from '../../session/times.ts';

/** When it really happened, where `--at` says so. */
export function occurredAt(session: CaseSession, at: string | undefined): { occurred?: Occurred } {
  if (at === undefined) return {};
  const occurred = parseOccurred(at, session.now);
  if ('error' in occurred) throw new UsageError(`--at: ${occurred.error}`);
  return { occurred };
}
