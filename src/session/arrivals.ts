import type { Recorded } from '../engine/event.ts';
import { clockTime } from './times.ts';

/** Entries of one person that somebody else has not seen yet. Times are milliseconds since 1970 UTC. */
export interface Arrival {
  name: string;
  entries: number;
  first: number;
  last: number;
}

/** Who these entries are by, how many each, from when to when. Bookkeeping does not count. */
export function arrivalsOf(records: readonly Recorded[]): Arrival[] {
  const arrivals = new Map<string, Arrival>();
  for (const record of records) {
    if (record.auto || isBookkeeping(record)) continue;
    const { name } = record.actor;
    const at = Date.parse(record.ts);
    const { entries, first, last } = arrivals.get(name) ?? { entries: 0, first: at, last: at };
    arrivals.set(name, {
      name,
      entries: entries + 1,
      first: Math.min(first, at),
      last: Math.max(last, at),
    });
  }
  return [...arrivals.values()].sort((a, b) => a.first - b.first || (a.name < b.name ? -1 : 1));
}

/** Others' entries that no entry of this person has seen: what came since. None where the person has recorded nothing. */
export function unseenBy(person: string, records: readonly Recorded[]): Recorded[] {
  const seen = new Map<string, number>();
  const raise = (w: string, seq: number) => seen.set(w, Math.max(seq, seen.get(w) ?? -1));
  for (const record of records) {
    if (record.actor.name !== person) continue;
    raise(record.w, record.seq);
    for (const [w, seq] of Object.entries(record.known)) raise(w, seq);
  }
  if (seen.size === 0) return [];
  return records.filter(({ actor, w, seq }) => actor.name !== person && seq > (seen.get(w) ?? -1));
}

/** `lee: 14 entries, 02:50Z to 03:20Z`. */
export function arrivalText({ name, entries, first, last }: Arrival, now: number): string {
  const from = clockTime(first, now);
  const to = clockTime(last, now);
  return `${name}: ${entries} ${entries === 1 ? 'entry' : 'entries'}, ${from === to ? from : `${from} to ${to}`}`;
}

/** A step that opens in its turn, and commands from other terminals coming and going. */
export function isBookkeeping({ type, auto }: Recorded): boolean {
  return (
    (type === 'step.opened' && auto === true) ||
    type === 'case.joined' ||
    type === 'session.started' ||
    type === 'session.ended'
  );
}
