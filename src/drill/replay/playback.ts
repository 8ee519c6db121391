import type { Moment } from './moment.ts';

/** How far a replay has come. A value: every act gives another one. */
export interface Playback {
  moments: readonly Moment[];
  /** Which moment comes next. */
  next: number;
  /** Drill time since the one before, in milliseconds. */
  waited: number;
  /** How many times as fast as the exercise. */
  speed: number;
  running: boolean;
}

export interface Shown {
  playback: Playback;
  /** What is to be shown now. */
  shown: readonly Moment[];
}

/** From and to how many times as fast as the exercise. */
export const speeds = { least: 0.1, most: 3600 } as const;

export function beginPlayback(moments: readonly Moment[], speed: number): Playback {
  return { moments, next: 0, waited: 0, speed, running: true };
}

/** Lets so many milliseconds of the watcher's time pass. */
export function letPass(playback: Playback, ms: number): Shown {
  const { moments, speed, running } = playback;
  if (!running) return { playback, shown: [] };
  let { next } = playback;
  let waited = playback.waited + ms * speed;
  for (let moment = moments[next]; moment && moment.wait <= waited; moment = moments[next]) {
    waited -= moment.wait;
    next += 1;
  }
  return { playback: { ...playback, next, waited }, shown: moments.slice(playback.next, next) };
}

/** Goes to the next moment without waiting for it, and to the steps that opened by it. */
export function skipAhead(playback: Playback): Shown {
  const { moments } = playback;
  let next = Math.min(playback.next + 1, moments.length);
  while (isBySelf(moments[next])) next += 1;
  return { playback: { ...playback, next, waited: 0 }, shown: moments.slice(playback.next, next) };
}

export function stopOrGoOn(playback: Playback): Playback {
  return { ...playback, running: !playback.running };
}

/** Twice or half as fast, as far as that goes. */
export function changeSpeed(playback: Playback, by: 2 | 0.5): Playback {
  const speed = Math.min(speeds.most, Math.max(speeds.least, playback.speed * by));
  return { ...playback, speed };
}

export function isOver({ moments, next }: Playback): boolean {
  return next >= moments.length;
}

/** Where the clock of the exercise stands, in milliseconds of drill time. */
export function clockOf({ moments, next, waited }: Playback): number {
  const last = moments[next - 1];
  const coming = moments[next];
  if (!coming) return last?.clock ?? 0;
  // The first of an excerpt comes at once.
  const from = last?.clock ?? coming.at - coming.wait;
  return from + Math.min(waited, coming.wait);
}

/** Drill time that is still to be waited for, in milliseconds. */
export function timeLeft({ moments, next, waited }: Playback): number {
  return moments.slice(next).reduce((sum, { wait }) => sum + wait, -waited);
}

function isBySelf(moment: Moment | undefined): boolean {
  return moment?.wait === 0 && moment.what.kind === 'opened';
}
