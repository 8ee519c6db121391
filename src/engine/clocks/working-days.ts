import type { Calendar } from '../../playbook/calendar.ts';

/** Neither in the calendar's weekend nor one of its holidays. Days are numbered from 1970-01-01, which is 0. */
export function isWorkingDay(day: number, { holidays, weekend }: Calendar): boolean {
  return !isWeekend(day, weekend) && !holidays.some(date => dayNumber(date) === day);
}

/** The `count`th working day after `day`, which itself does not count. The calendar must have a working day in its week. */
export function workingDayAfter(day: number, count: number, { holidays, weekend }: Calendar): number {
  const off = new Set(holidays.map(dayNumber));
  let end = day;
  for (let left = count; left > 0; ) {
    end++;
    if (!isWeekend(end, weekend) && !off.has(end)) left--;
  }
  return end;
}

/** `1970-01-02` is 1. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

function isWeekend(day: number, weekend: readonly number[] = saturdayAndSunday): boolean {
  const mondayIsOne = ((((day + 3) % 7) + 7) % 7) + 1;
  return weekend.includes(mondayIsOne);
}

const saturdayAndSunday = [6, 7];
