import { formatDuration } from '../../expression/values/duration.ts';

/** How time goes in a draft. Milliseconds of the case become drill time, as scenarios write it. */
export interface Pacing {
  /** When a moment of the case comes in the draft; never nothing, for a time of a scenario is not. */
  at(ms: number): string;
  /** How long it is from one to another, rounded up; at least a minute at the table. */
  within(from: number, to: number): string;
  duration: string;
  /** The same in milliseconds. */
  length: number;
  /** Minutes of the story in one at the table; 1 is as it was. */
  scale: number;
  /** Silences that were longer were cut to this; absent where none was. Milliseconds. */
  longestSilence?: number;
}

/**
 * Keeps the case's own pace. With `table`, the milliseconds that there are, the story's clock runs faster so that all of it has room, up to
 * four times, as people at a table can follow; where that is not enough, the longest silences are cut to one length.
 */
export function paceOf(moments: readonly number[], table?: number): Pacing {
  const sorted = [...new Set([0, ...moments])].sort((a, b) => a - b);
  const last = sorted.at(-1) as number;
  const room = table === undefined ? Number.POSITIVE_INFINITY : table * fastest;
  const silence = last > room ? silenceFor(sorted, room) : undefined;
  const story = silence === undefined ? new Map(sorted.map(ms => [ms, ms])) : cutTo(sorted, silence);
  const end = story.get(last) as number;
  const unit = end > mostMinutes ? hour : end >= 10 * minute ? minute : second;
  const coarse = table === undefined && end >= 10 * hour ? hour : unit;
  const duration = Math.max(minute, Math.ceil(end / coarse) * coarse);
  const scale =
    table === undefined ? 1 : Math.min(fastest, Math.max(1, Math.ceil((duration / table) * 100) / 100));
  const least = Math.ceil((minute * scale) / unit) * unit;
  const of = (ms: number) => story.get(ms) ?? end;
  return {
    at: ms => written(Math.max(unit, Math.round(of(ms) / unit) * unit)),
    within: (from, to) => written(Math.max(least, Math.ceil((of(to) - of(from)) / unit) * unit)),
    duration: written(duration),
    length: duration,
    scale,
    ...(silence !== undefined && { longestSilence: silence }),
  };
}

/** In words: `2h10m`, to the minute where it is an hour or more. */
export function atLength(ms: number): string {
  const unit = ms >= hour ? minute : second;
  return formatDuration(Math.round(ms / unit) * unit);
}

const second = 1000;
const minute = 60_000;
const hour = 60 * minute;

/** A number of a duration has six digits. */
const mostMinutes = 900_000 * minute;

/** What the scenarios that come with the program have. */
const fastest = 4;

/** The longest silence with which all of it has room, so that no shorter one is touched. */
function silenceFor(sorted: readonly number[], room: number): number {
  const gaps = sorted
    .slice(1)
    .map((ms, i) => ms - (sorted[i] as number))
    .sort((a, b) => a - b);
  let before = 0;
  for (const [i, gap] of gaps.entries()) {
    const share = (room - before) / (gaps.length - i);
    if (gap >= share) return Math.floor(share);
    before += gap;
  }
  return gaps.at(-1) ?? 0;
}

function cutTo(sorted: readonly number[], silence: number): Map<number, number> {
  let at = 0;
  return new Map(
    sorted.map((ms, i) => {
      at += i === 0 ? 0 : Math.min(silence, ms - (sorted[i - 1] as number));
      return [ms, at] as const;
    }),
  );
}

/** With the largest unit that loses nothing. */
function written(ms: number): string {
  if (ms % hour === 0) return `${ms / hour}h`;
  return ms % minute === 0 ? `${ms / minute}m` : `${ms / second}s`;
}
