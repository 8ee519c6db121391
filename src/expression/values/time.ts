const shape =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)? ?(?:[Zz]|UTC|([+-])([0-9]{2}):?([0-9]{2}))$/;

/**
 * Milliseconds since 1970-01-01T00:00:00Z of an ISO 8601 date and time with a zone. Undefined for anything else: a time
 * without a zone, a day that its month does not have.
 */
export function parseTime(text: string): number | undefined {
  const found = shape.exec(text.trim());
  if (!found) return undefined;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(part => Number(part ?? 0)) as Six;
  const [offsetHour, offsetMinute] = [Number(found[9] ?? 0), Number(found[10] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59 || offsetHour > 23 || offsetMinute > 59) return undefined;
  const midnight = new Date(0).setUTCFullYear(year, month - 1, day);
  if (new Date(midnight).toISOString().slice(0, 10) !== `${found[1]}-${found[2]}-${found[3]}`)
    return undefined;
  const ms = Math.floor(Number(`0.${found[7] ?? 0}`) * 1000);
  const offset = (offsetHour * 60 + offsetMinute) * (found[8] === '-' ? -1 : 1);
  return midnight + ((hour * 60 + minute - offset) * 60 + second) * 1000 + ms;
}

type Six = [number, number, number, number, number, number];

/** ISO 8601 in UTC, `2026-11-01T03:14:00Z`; milliseconds only where there are any. */
export function formatTime(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}
