import type { Recorded } from '../engine/event.ts';

type ClockWord = Extract<Recorded, { type: 'drill.clock' }>;

/**
 * What time it is in the story of an exercise, in milliseconds since 1970 UTC, by its entries in case order and the wall: it goes on
 * from the newest word about the clock, `scale` times as fast as the wall, or stands. Undefined before the exercise has begun.
 */
export function storyNow(exercise: readonly Recorded[], wallNow: number): number | undefined {
  const started = exercise.find(record => record.type === 'drill.started');
  if (started?.type !== 'drill.started') return undefined;
  const { clock, scale } = started.data;
  const word = exercise.findLast(record => record.type === 'drill.clock') ?? started;
  if (word.type !== 'drill.clock' && word.type !== 'drill.started') return undefined;
  const story = Date.parse(word.data.story);
  const runs = clock !== 'manual' && (word.type === 'drill.started' || word.data.running);
  if (!runs) return story;
  return Math.round(story + Math.max(0, wallNow - word.hlc[0]) * (clock === 'scaled' ? scale : 1));
}

/** Whether the exercise was stopped, by whom ever, and has not been taken up again. A clock that a controller moves stands without being paused. */
export function isPaused(exercise: readonly Recorded[]): boolean {
  return pauseOf(exercise) !== undefined;
}

/** The entry that stopped the exercise, while it is stopped. */
export function pauseOf(exercise: readonly Recorded[]): ClockWord | undefined {
  let pause: ClockWord | undefined;
  for (const record of exercise) {
    if (record.type !== 'drill.clock') continue;
    if (record.data.why === 'resume') pause = undefined;
    else if (record.data.why === 'pause' || record.data.why === 'real-world') pause ??= record;
  }
  return pause;
}
