/** Random numbers recorded beforehand, so that a session can be played again and made shorter. */
export class Tape {
  readonly #numbers: readonly number[];
  #at = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  get ended(): boolean {
    return this.#at >= this.#numbers.length;
  }

  /** 0 to `n - 1`; 0 once the tape has ended. */
  below(n: number): number {
    return (this.#numbers[this.#at++] ?? 0) % n;
  }

  /** True once in `n`. */
  once(n: number): boolean {
    return this.below(n) === n - 1;
  }

  pick<T>(from: readonly T[]): T | undefined {
    return from.length === 0 ? undefined : from[this.below(from.length)];
  }
}
