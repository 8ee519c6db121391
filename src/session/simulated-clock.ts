import type { Clock } from '../io.ts';

/** A clock that only its owner moves, and never back. Milliseconds. */
export class SimulatedClock implements Clock {
  #now: number;
  readonly #start: number;

  constructor(start: number) {
    this.#now = start;
    this.#start = start;
  }

  now(): number {
    return this.#now;
  }

  /** It is simulated whole: the time of a story is its only one. */
  wall(): number {
    return this.#now;
  }

  mono(): number {
    return this.#now - this.#start;
  }

  advance(ms: number): void {
    if (ms < 0) throw new RangeError('a simulated clock does not go back');
    this.#now += ms;
  }

  advanceTo(ms: number): void {
    this.#now = Math.max(this.#now, ms);
  }
}
