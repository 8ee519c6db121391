import { controllerRole } from '../drill/scenario.ts';
import type { Recorded } from '../engine/event.ts';

/** Players' terminals that are at work on a case, log by log, as sessions begin and end. */
export class AtWork {
  readonly #names = new Map<string, string>();
  readonly #isGone: (w: string) => boolean;

  /** `isGone`: of a log without an end to its session, whether its terminal was killed all the same, as far as that can be known. */
  constructor(isGone: (w: string) => boolean) {
    this.#isGone = isGone;
  }

  /** Takes in entries, those of each log in its order. */
  note(records: readonly Recorded[]): void {
    for (const { type, w, actor } of records) {
      if (type === 'session.started' && actor.role !== controllerRole) this.#names.set(w, actor.name);
      else if (type === 'session.started' || type === 'session.ended') this.#names.delete(w);
    }
  }

  /** Names of their logs. */
  get logs(): string[] {
    return [...this.#names.keys()].filter(w => !this.#isGone(w));
  }

  /** Names of players, each once, by the name. */
  get players(): string[] {
    return [...new Set(this.logs.map(w => this.#names.get(w) ?? ''))].sort();
  }
}
