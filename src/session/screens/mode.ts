import { type CaseState, isScripted, modeOf } from '../../engine/state.ts';
import type { Span } from '../../terminal/line.ts';

/** What every screen says of a case: that it is real, or an exercise; and whether an answers file played it. */
export function modeSpan(state: CaseState): Span {
  const scripted = isScripted(state) ? ' (scripted)' : '';
  return modeOf(state) === 'drill'
    ? { text: `EXERCISE${scripted}`, tone: 'warn' }
    : { text: `LIVE${scripted}`, tone: 'bad' };
}
