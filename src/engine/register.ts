import type { Recorded } from './event.ts';
import { caseOrder, newest, sees } from './order.ts';

/**
 * A named value that several people may write: an input, a milestone, the severity, who has a role. A write replaces
 * those its writer had seen; two that did not see each other and differ are disputed until somebody who has seen both
 * writes again.
 */
export class Register<T> {
  readonly #same: Same<T>;
  readonly #writes: Write<T>[] = [];
  #heads: Write<T>[] | undefined = [];

  /** `same` tells whether two values mean the same; without it, whether they are written the same. */
  constructor(same: Same<T> = sameJson) {
    this.#same = same;
  }

  /** `standing` says whether the outcome that carried a write still counts. */
  add(write: Write<T>, standing: Standing): void {
    this.#writes.push(write);
    const replacesAll = this.#heads?.every(head => sees(write.by, head.by)) && standing(write.by);
    this.#heads = replacesAll ? [write] : undefined;
  }

  /** An outcome that carried one of the writes has gained or lost its standing. */
  weighAgain(): void {
    this.#heads = undefined;
  }

  read(standing: Standing): Reading<T> {
    this.#heads ??= this.#resolve(standing);
    const [head, ...others] = this.#heads;
    if (!head) return { kind: 'unset' };
    if (others.some(other => !this.#means(other.value, head.value)))
      return { kind: 'disputed', writes: this.#heads };
    return head.value === null ? { kind: 'unset' } : { kind: 'set', value: head.value, by: head.by };
  }

  /** Every write that counts, in case order: what it was before. */
  history(standing: Standing): Write<T>[] {
    return this.#writes.filter(write => standing(write.by)).sort((a, b) => caseOrder(a.by, b.by));
  }

  #means(a: T | null, b: T | null): boolean {
    return a === null || b === null ? a === b : this.#same(a, b);
  }

  #resolve(standing: Standing): Write<T>[] {
    const counting = this.#writes.filter(write => standing(write.by));
    const heads = new Set(newest(counting.map(write => write.by)));
    return counting.filter(write => heads.has(write.by)).sort((a, b) => caseOrder(a.by, b.by));
  }
}

export interface Write<T> {
  by: Recorded;
  /** `null` takes the value back. */
  value: T | null;
}

export type Standing = (by: Recorded) => boolean;

export type Reading<T> =
  | { kind: 'unset' }
  | { kind: 'set'; value: T; by: Recorded }
  | { kind: 'disputed'; writes: Write<T>[] };

type Same<T> = (a: T, b: T) => boolean;

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
