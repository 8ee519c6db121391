import type { Anchor, Clock } from '../../playbook/playbook.ts';
import { calendarFor } from './calendar-for.ts';
import type { ClockFacts } from './clock-facts.ts';
import { dueAt } from './due-at.ts';
import type { Moment } from './moment.ts';
import { momentOf } from './moment-of.ts';

/** When a clock is due as its anchor stands, and where that was corrected, when it would have been. Milliseconds since 1970 UTC. */
export function dueOf(clock: Clock, facts: ClockFacts): { due?: number; dueBefore?: number } {
  const due = reckon(clock, facts, ({ at }) => at);
  if (due === undefined) return {};
  const anchors = [clock.starts, ...(clock.atMost ? [clock.atMost.of] : [])];
  if (anchors.every(anchor => momentOf(anchor, facts)?.was === undefined)) return { due };
  const dueBefore = reckon(clock, facts, ({ at, was = at }) => was);
  return dueBefore === undefined || dueBefore === due ? { due } : { due, dueBefore };
}

function reckon(clock: Clock, facts: ClockFacts, timeOf: (moment: Moment) => number): number | undefined {
  const calendar = calendarFor(clock, facts.calendars);
  const from = (anchor: Anchor) => {
    const moment = momentOf(anchor, facts);
    return moment && timeOf(moment);
  };
  const start = from(clock.starts);
  if (start === undefined) return undefined;
  const own = clock.within && dueAt(start, clock.within, calendar, clock.roll);
  const capped = clock.atMost && from(clock.atMost.of);
  if (!clock.atMost || capped === undefined) return own;
  const cap = dueAt(capped, clock.atMost.within, calendar, clock.roll);
  if (cap < start) return own;
  return own === undefined ? cap : Math.min(own, cap);
}
