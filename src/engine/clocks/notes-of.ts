import type { Clock, Period } from '../../playbook/playbook.ts';
import { calendarFor } from './calendar-for.ts';
import type { ClockFacts } from './clock-facts.ts';
import type { DeadlineNote } from './deadline.ts';
import type { Moment } from './moment.ts';
import { momentOf } from './moment-of.ts';

/** What makes a clock's due date less sure than it looks. */
export function notesOf(clock: Clock, facts: ClockFacts, anchor: Moment | undefined): DeadlineNote[] {
  const capWaits = anchor && clock.atMost && !momentOf(clock.atMost.of, facts);
  return [
    ...(anchor?.disputed ? [{ kind: 'anchor-disputed' as const }] : []),
    ...(capWaits ? [{ kind: 'cap-waits' as const, within: clock.atMost?.within.text ?? '' }] : []),
    ...calendarNotes(clock, facts),
  ];
}

function calendarNotes(clock: Clock, facts: ClockFacts): DeadlineNote[] {
  if (calendarFor(clock, facts.calendars)) return [];
  if (clock.calendar !== undefined) return [{ kind: 'calendar-unknown', calendar: clock.calendar }];
  return [clock.within, clock.atMost?.within].some(countsDays) ? [{ kind: 'counted-in-utc' }] : [];
}

function countsDays(within: Period | undefined): boolean {
  return (
    within !== undefined &&
    (within.unit === 'day' || within.unit === 'working-day' || within.unit === 'month')
  );
}
