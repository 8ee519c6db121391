import { type CaseState, isScripted, modeOf } from '../../engine/state.ts';
import type { Line, Span } from '../../terminal/line.ts';

/** What every screen says of a case: that it is real, or an exercise; and whether an answers file played it. */
export function modeSpan(state: CaseState): Span {
  const scripted = isScripted(state) ? ' (scripted)' : '';
  return modeOf(state) === 'drill'
    ? { text: `EXERCISE${scripted}`, tone: 'warn' }
    : { text: `LIVE${scripted}`, tone: 'bad' };
}

/** Lines that may be read or copied away from the screen of their case: each of an exercise says that it is of one. */
export function markedLines(mode: 'live' | 'drill', lines: readonly Line[]): Line[] {
  return mode === 'live' ? [...lines] : lines.map(line => [{ text: 'EXERCISE  ', tone: 'warn' }, ...line]);
}
