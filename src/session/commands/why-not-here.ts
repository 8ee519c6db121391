import { isScripted, modeOf } from '../../engine/state.ts';
import type { CaseSession } from '../case-session.ts';

/**
 * Why commands are only shown in this case, as a sentence; nothing where they may run. Drills, answers files and tests never
 * run any, nor does a case that came from elsewhere: whoever made it could have written anything into it.
 */
export function whyNotHere(session: CaseSession): string | undefined {
  if (modeOf(session.state) === 'drill') return 'This is an exercise: commands are shown and never run.';
  if (isScripted(session.state))
    return 'An answers file played this case: its commands are shown and never run.';
  if (!session.store.isAtHome || session.machine === undefined)
    return 'This case was not opened in this folder: it came from elsewhere, and its commands are shown and never run.';
  return undefined;
}
