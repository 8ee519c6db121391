import { suggestion } from '../../playbook/schema/explain-value.ts';
import type { Path } from '../../playbook/yaml/source.ts';
import type { WorkspaceDocument } from '../workspace-document.ts';
import { isDay } from './is-day.ts';
import { isZone } from './is-zone.ts';
import type { PlacedFault } from './placed-fault.ts';

/** Days that no calendar has, and time zones that there are not. */
export function dayFaults({ calendars = {}, clocks = {}, risks = [] }: WorkspaceDocument): PlacedFault[] {
  const days: { day: string | undefined; path: Path }[] = [
    ...Object.entries(calendars).flatMap(([id, { holidays = [] }]) =>
      holidays.map((day, i) => ({ day, path: ['calendars', id, 'holidays', i] })),
    ),
    ...Object.entries(clocks).map(([id, { reviewed }]) => ({
      day: reviewed,
      path: ['clocks', id, 'reviewed'],
    })),
    ...risks.map(({ reviewed }, i) => ({ day: reviewed, path: ['risks', i, 'reviewed'] })),
    ...risks.flatMap(({ reviews = [] }, i) =>
      reviews.map(({ day }, j) => ({ day, path: ['risks', i, 'reviews', j, 'day'] })),
    ),
  ];
  return [
    ...days.flatMap(({ day, path }) => (day === undefined || isDay(day) ? [] : [impossible(day, path)])),
    ...Object.entries(calendars).flatMap(([id, { zone }]) => zoneFaults(zone, ['calendars', id, 'zone'])),
  ];
}

function impossible(day: string, path: Path): PlacedFault {
  const [year, month] = day.split('-').map(Number) as [number, number];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return {
    path,
    rule: 'impossible-date',
    message: `there is no ${day}: that month has ${last} days`,
    help: `did you mean \`${day.slice(0, 8)}${last}\`?`,
  };
}

function zoneFaults(zone: string, path: Path): PlacedFault[] {
  if (isZone(zone)) return [];
  return [
    {
      path,
      rule: 'unknown-zone',
      message: `there is no time zone "${zone}", so that nobody could tell when its days begin`,
      help:
        suggestion(zone, Intl.supportedValuesOf('timeZone')) ??
        'name one of the IANA database, as `Europe/Dublin`',
    },
  ];
}
