import { setTimeout as sleep } from 'node:timers/promises';
import type { Recorded } from '../engine/event.ts';
import { isClosed } from '../engine/state.ts';
import { RefusedError } from '../errors.ts';
import type { CaseSession } from './case-session.ts';

/**
 * Ends an exercise for everybody: closes its case and lets go of all that is open, with one reason; nothing of it was ever done to a
 * real system. What another terminal records at that very moment would keep the case open: then the same again. Throws `RefusedError`
 * where the case cannot close.
 */
export async function endExercise(
  session: CaseSession,
  reason: string,
  show: (recorded: Recorded[]) => void,
): Promise<void> {
  const letGo = { open: reason, measures: reason, clocks: reason };
  for (let round = 0; round < rounds; round++) {
    show(session.record({ kind: 'close-case', heads: session.store.heads(), reason, letGo }));
    await sleep(othersLookWithin);
    show(session.take());
    if (isClosed(session.state)) return;
  }
  throw new RefusedError('Others go on recording: the case is still open.', 'End it again: tocsin drill end');
}

/** Why an exercise ends, where nobody says another reason. */
export const usualReason = 'The exercise is over';

const rounds = 3;
/** Milliseconds after which a terminal that works on an exercise has seen what was recorded. */
const othersLookWithin = 400;
