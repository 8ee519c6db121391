/** `2026-11-21 03:10Z`, with seconds where they are not nought; what is no time stays as it is. */
export function momentWords(iso: string | null): string {
  if (iso === null) return '';
  const [, day, minute, second = '00'] = timeForm.exec(iso) ?? [];
  if (day === undefined) return iso;
  return `${day} ${minute}${second === '00' ? '' : `:${second}`}Z`;
}

/** `2026-11-21`. */
export function dayWords(iso: string): string {
  return iso.charAt(10) === 'T' ? iso.slice(0, 10) : iso;
}

/** `03:10:07`. */
export function timeOfDay(iso: string): string {
  return iso.slice(11, 19);
}

/** `42 s`, `12 min`, `6 h 12 min`, `3 d 4 h`: whole units, never rounded up. Negative with a minus. */
export function spanWords(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const sign = ms < 0 && seconds > 0 ? '-' : '';
  if (minutes === 0) return `${sign}${seconds} s`;
  if (hours === 0) return `${sign}${pair(minutes, 'min', seconds % 60, 's')}`;
  if (hours < 48) return `${sign}${pair(hours, 'h', minutes % 60, 'min')}`;
  return `${sign}${pair(Math.floor(hours / 24), 'd', hours % 24, 'h')}`;
}

function pair(large: number, unit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${smallUnit}`;
}

const timeForm = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::(\d\d))?/;
