import type { Recorded } from '../../src/engine/event.ts';
import type { CaseSession } from '../../src/session/case-session.ts';
import type { PlayedCase } from '../../src/walkthrough/check-expectations.ts';

/** A session that a walkthrough was played in, as its expectations look at it. */
export function playedCase(session: CaseSession, records: readonly Recorded[]): PlayedCase {
  return { state: session.state, records, deadlines: session.deadlines() };
}
