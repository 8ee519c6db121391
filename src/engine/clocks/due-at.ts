import { Temporal } from 'temporal-polyfill';
import type { Calendar, Roll } from '../../playbook/calendar.ts';
import type { Period } from '../../playbook/playbook.ts';
import { dayNumber, isWorkingDay, workingDayAfter } from './working-days.ts';

/**
 * When a period from `anchor` ends; milliseconds since 1970 UTC, both. Seconds, minutes and hours run to the moment, through nights,
 * weekends and holidays. Days, working days and months do not count the day of the anchor, and end with the last second of their
 * last day in the calendar's zone; a month ends on the same date, else on the month's last day (Regulation (EEC, Euratom)
 * 1182/71 Art. 3(1) and (2)). `roll` is the clock's own rule, which goes before the calendar's.
 *
 * Without a calendar nobody knows when a day ends: days and months then run to the same time of day in UTC, which is never later
 * than the end of that day, and working days are Mondays to Fridays in UTC.
 */
export function dueAt(anchor: number, within: Period, calendar?: Calendar, roll?: Roll): number {
  const { count, unit } = within;
  switch (unit) {
    case 'second':
    case 'minute':
    case 'hour':
      return rolledMoment(anchor + count * lengths[unit], calendar, roll);
    case 'day':
    case 'month':
      return dueInDays(anchor, unit === 'day' ? { days: count } : { months: count }, calendar, roll);
    case 'working-day': {
      const counted = calendar ?? weekdays;
      return endOfDay(workingDayFrom(dayOf(anchor, counted), count, counted), counted);
    }
    default:
      return unit satisfies never;
  }
}

const lengths = { second: 1000, minute: 60_000, hour: 3_600_000 };
const weekdays: Calendar = { zone: 'UTC', holidays: [] };

function dueInDays(
  anchor: number,
  span: Temporal.DurationLike,
  calendar: Calendar | undefined,
  roll: Roll | undefined,
): number {
  if (!calendar) return zoned(anchor, 'UTC').add(span).epochMilliseconds;
  const last = dayOf(anchor, calendar).add(span);
  return rolledDay(last, calendar, roll ?? calendar.roll ?? 'none');
}

function rolledDay(last: Temporal.PlainDate, calendar: Calendar, roll: Roll): number {
  if (roll === 'none' || isWorking(last, calendar)) return endOfDay(last, calendar);
  const next = workingDayFrom(last, 1, calendar);
  return roll === 'next-working-day' ? endOfDay(next, calendar) : noonOf(next, calendar);
}

/** Periods in hours end where they end, unless the law moves those too. */
function rolledMoment(end: number, calendar: Calendar | undefined, own: Roll | undefined): number {
  if (!calendar || (own ?? calendar.roll) !== 'noon-of-next-working-day') return end;
  const day = dayOf(end, calendar);
  return isWorking(day, calendar) ? end : noonOf(workingDayFrom(day, 1, calendar), calendar);
}

function isWorking(day: Temporal.PlainDate, calendar: Calendar): boolean {
  return isWorkingDay(dayNumber(day.toString()), calendar);
}

function workingDayFrom(day: Temporal.PlainDate, count: number, calendar: Calendar): Temporal.PlainDate {
  const from = dayNumber(day.toString());
  return day.add({ days: workingDayAfter(from, count, calendar) - from });
}

function dayOf(ms: number, { zone }: Calendar): Temporal.PlainDate {
  return zoned(ms, zone).toPlainDate();
}

function zoned(ms: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
}

/** The second before the next day begins, whatever the zone's clocks do that night. */
function endOfDay(day: Temporal.PlainDate, { zone, dayEnds }: Calendar): number {
  if (dayEnds !== undefined)
    return day.toZonedDateTime({ timeZone: zone, plainTime: dayEnds }).epochMilliseconds;
  return day.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds - 1000;
}

function noonOf(day: Temporal.PlainDate, { zone }: Calendar): number {
  return day.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).epochMilliseconds;
}
