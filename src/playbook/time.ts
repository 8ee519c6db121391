/**
 * Reads a time in ISO 8601 with a zone, such as `2026-11-21T03:09Z` or `2026-11-21T03:09:51.5+01:00`, and gives it in UTC with
 * milliseconds. Anything else is undefined: a time without a zone, a day that does not exist.
 */
export function parseTime(text: string): string | undefined {
  const parts = pattern.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second = '0', fraction = '0', zone = 'Z'] = parts;
  const local = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  if (new Date(local).getUTCDate() !== Number(day)) return undefined;
  const ms = Math.floor(Number(`0.${fraction}`) * 1000);
  return new Date(local + ms - zoneMs(zone)).toISOString();
}

/** Whether it would be a time, had it a zone. */
export function lacksZone(text: string): boolean {
  return (
    !pattern.test(text) &&
    /^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?$/.test(text)
  );
}

function zoneMs(zone: string): number {
  if (/^[Zz]$/.test(zone)) return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

const pattern =
  /^([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[Tt ]([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9])(?:\.([0-9]{1,9}))?)?([Zz]|[+-](?:[01][0-9]|2[0-3]):?[0-5][0-9])$/;
