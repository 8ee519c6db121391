import type { Occurred } from '../engine/event.ts';
import { parseTime } from '../expression/values/time.ts';
import { parseDuration, span } from '../playbook/duration.ts';

/** `03:12Z`, with the date where that is not today's. Milliseconds since 1970 UTC. */
export function clockTime(ms: number, now = ms): string {
  const iso = new Date(ms).toISOString();
  const day = iso.slice(0, 10) === new Date(now).toISOString().slice(0, 10) ? '' : `${iso.slice(0, 10)} `;
  return `${day}${iso.slice(11, 16)}Z`;
}

/** `03:12:40Z`. */
export function clockSeconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(11, 19)}Z`;
}

/** A day, `2026-12-31`, or in how long, `30d`; as the day, UTC. */
export function parseDay(text: string, now: number): { day: string } | { error: string } {
  const typed = text.trim();
  const from = parseDuration(typed);
  if (from) return { day: new Date(now + from.ms).toISOString().slice(0, 10) };
  const midnight = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? Date.parse(`${typed}T00:00:00Z`) : Number.NaN;
  const real = !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(typed);
  return real ? { day: typed } : { error: `"${typed}" is no day: write 2026-12-31, or 30d from now.` };
}

/** `in 59m`, `over by 2m`. */
export function until(ms: number, now: number): string {
  return ms >= now ? `in ${span(ms - now)}` : `over by ${span(now - ms)}`;
}

/** `T+00:41`: hours and minutes since the case was opened. */
export function sinceOpening(opened: number, now: number): string {
  const minutes = Math.max(0, Math.floor((now - opened) / 60_000));
  return `T+${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/**
 * Reads when something happened: `now`, `03:05Z` (today), `2026-11-21T03:05Z`
 * or with an offset, the hour `03Z`, the day `2026-11-21Z`; with `about` before it, it is approximate. A time without a zone is refused,
 * never guessed.
 */
export function parseOccurred(text: string, now: number): Occurred | { error: string } {
  const [, about, written = ''] = /^(about\s+|~\s*)?(.*)$/is.exec(text.trim()) ?? [];
  const read = parseMoment(written, now);
  return about && !('error' in read) ? { ...read, precision: 'approximate' } : read;
}

/** A moment as a person told it, as exactly as it is known. */
export function momentText({ at, precision }: Occurred, now: number): string {
  const ms = Date.parse(at);
  const clock = clockTime(ms, now);
  switch (precision) {
    case 'second':
      return ms % 60_000 === 0 ? clock : `${clock.slice(0, -6)}${clockSeconds(ms)}`;
    case 'minute':
      return clock;
    case 'hour':
      return `in the hour from ${clock}`;
    case 'day':
      return `on ${at.slice(0, 10)}`;
    case 'approximate':
      return `about ${clock}`;
    default:
      return precision satisfies never;
  }
}

function parseMoment(written: string, now: number): Occurred | { error: string } {
  if (written === '' || written === 'now') return { at: new Date(now).toISOString(), precision: 'second' };
  const hour = /^(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(?:Z|UTC)$/i.exec(written);
  if (hour) return today(hour, now);
  const whole = /^(?:(\d{4}-\d{2}-\d{2})T)?(\d{1,2})\s*(?:Z|UTC)$/i.exec(written);
  if (whole) return wholeHour(whole, now);
  const day = /^(\d{4}-\d{2}-\d{2})\s*(?:Z|UTC)$/i.exec(written);
  const ms = parseTime(day ? `${day[1]}T00:00Z` : written);
  if (ms === undefined) return { error: wanted(written) };
  const precision = day ? 'day' : /:\d{2}:\d{2}/.test(written) ? 'second' : 'minute';
  return { at: new Date(ms).toISOString(), precision };
}

function wholeHour([, date, hour = '']: RegExpExecArray, now: number): Occurred | { error: string } {
  const at = `${hour.padStart(2, '0')}:00Z`;
  const read = parseMoment(date === undefined ? at : `${date}T${at}`, now);
  return 'error' in read ? read : { ...read, precision: 'hour' };
}

function today([, hours, minutes, seconds]: RegExpExecArray, now: number): Occurred | { error: string } {
  const [h, m, s] = [Number(hours), Number(minutes), Number(seconds ?? 0)];
  if (h > 23 || m > 59 || s > 59) return { error: 'Hours run to 23, minutes and seconds to 59.' };
  const midnight = Math.floor(now / 86_400_000) * 86_400_000;
  const at = midnight + ((h * 60 + m) * 60 + s) * 1000;
  if (at > now + 5 * 60_000) {
    const yesterday = new Date(at - 86_400_000).toISOString().slice(0, 16);
    return { error: `That is still to come today. For yesterday write ${yesterday}Z.` };
  }
  return { at: new Date(at).toISOString(), precision: seconds ? 'second' : 'minute' };
}

function wanted(written: string): string {
  const bare = /\d:\d\d$|\d{4}-\d{2}-\d{2}$/.test(written);
  return bare
    ? `"${written}" has no zone: write ${written}Z for UTC.`
    : 'Write 03:05Z, 2026-11-21T03:05Z, about 03:05Z, or now.';
}
