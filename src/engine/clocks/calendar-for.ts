import { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../../playbook/calendar.ts';
import type { Clock } from '../../playbook/playbook.ts';

/** The calendar that a clock counts in: the one it names, else the workspace's `default`. Nothing where that is not known or not sound. */
export function calendarFor(
  { calendar = 'default' }: Clock,
  calendars: Readonly<Record<string, Calendar>>,
): Calendar | undefined {
  const found = Object.hasOwn(calendars, calendar) ? calendars[calendar] : undefined;
  return found && isSound(found) ? found : undefined;
}

/** This machine knows its zone, and its week has a working day. */
function isSound({ zone, weekend = [] }: Calendar): boolean {
  return new Set(weekend).size < 7 && isTimeZone(zone);
}

function isTimeZone(zone: string): boolean {
  const known = zones.get(zone) ?? hasZone(zone);
  zones.set(zone, known);
  return known;
}

/** Every look at a case asks, and asking is slow. */
const zones = new Map<string, boolean>();

function hasZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}
