import { storyNow } from '../drill/story-time.ts';
import type { Recorded } from '../engine/event.ts';
import type { Clock } from '../io.ts';

/**
 * The clock of a case that may be an exercise: the time of its story, as its record tells it; else the wall's. Until the record says
 * that the exercise has begun it stands at `begin`, where that is given.
 */
export class DrillClock implements Clock {
  readonly #real: Clock;
  readonly #begin: number | undefined;
  #exercise: () => readonly Recorded[] = () => [];

  constructor(real: Clock, begin?: number) {
    this.#real = real;
    this.#begin = begin;
  }

  /** From now on goes by these entries, which are in case order. */
  follow(exercise: () => readonly Recorded[]): void {
    this.#exercise = exercise;
  }

  now(): number {
    return storyNow(this.#exercise(), this.#real.now()) ?? this.#begin ?? this.#real.now();
  }

  wall(): number {
    return this.#real.now();
  }

  mono(): number {
    return this.#real.mono();
  }
}

/** What time it is in a case that is only read, in milliseconds since 1970 UTC. */
export function caseNow({ exercise }: { exercise: readonly Recorded[] }, clock: Clock): number {
  return storyNow(exercise, clock.now()) ?? clock.now();
}
