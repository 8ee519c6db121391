import type { Recorded } from '../../engine/event.ts';
import { isPlayersAct, type Played } from './played.ts';

/** The longest time in which nobody at the table did anything, in milliseconds of drill time. */
export interface Silence {
  ms: number;
  /** The entries before and after it; absent where it reaches to the beginning or to the end. */
  from?: Recorded;
  to?: Recorded;
}

/** Time that a controller skipped is no silence. Absent where the clock was moved by hand alone: nothing can be said then. */
export function silenceIn({ records, drill, until }: Played): Silence | undefined {
  if (drill.started.data.clock === 'manual') return undefined;
  let longest: Silence | undefined;
  let from: Recorded | undefined;
  let since = drill.begin;
  const ended = (at: number, to?: Recorded) => {
    const ms = at - since;
    if (ms > (longest?.ms ?? 0)) longest = { ms, ...(from && { from }), ...(to && { to }) };
  };
  for (const record of records) {
    const at = Date.parse(record.ts);
    if (record.type === 'drill.clock' && (record.data.why === 'shift' || record.data.why === 'advance')) {
      since += Math.max(0, Date.parse(record.data.story) - at);
    }
    if (at < drill.begin || !isPlayersAct(record)) continue;
    ended(at, record);
    since = Math.max(since, at);
    from = record;
  }
  ended(until);
  return longest;
}
