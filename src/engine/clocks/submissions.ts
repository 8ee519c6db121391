import type { Recorded } from '../event.ts';
import { type CaseState, counts, happenedAt } from '../state.ts';
import type { Moment } from './moment.ts';

/** A record that a clock was met, which stands: no other replaces it, and its step did not come to something else. */
export interface Submission extends Moment {
  by: Recorded;
}

/** What stands of a clock's being met, earliest first. A record replaces those that it names. */
export function submissionsOf(state: CaseState, clock: string): Submission[] {
  const records = (state.clocks.met.get(clock) ?? []).filter(by => counts(state, by));
  const replaced = new Set(records.flatMap(replacedBy));
  return records
    .filter(by => !replaced.has(by.id) && !(by.type === 'clock.met' && by.data.withdrawn))
    .map(by => momentOf(state, by, records))
    .sort((a, b) => a.at - b.at);
}

function replacedBy(by: Recorded): string[] {
  return by.type === 'clock.met' ? (by.data.replaces ?? []) : [];
}

function momentOf(state: CaseState, by: Recorded, records: readonly Recorded[]): Submission {
  const at = Date.parse(happenedAt(state, by));
  const replaces = replacedBy(by);
  const before = records.filter(r => replaces.includes(r.id)).map(r => Date.parse(happenedAt(state, r)));
  const was = [Date.parse(by.occurred?.at ?? by.ts), ...before].find(time => time !== at);
  return was === undefined ? { by, at } : { by, at, was };
}
