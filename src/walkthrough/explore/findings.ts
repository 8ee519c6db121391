import type { ExplorationFault } from './exploration.ts';

/** What a whole exploration has seen so far, in the playbook and in those that it calls. */
export class Findings {
  /** Steps that the playbook led to; that a person says that one applies leads anywhere. */
  readonly opened = new Set<string>();
  positions = 0;
  moves = 0;
  readonly #limit: number;
  readonly #faults = new Map<string, ExplorationFault>();

  /** `limit` is how many positions are looked at at most. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get isFull(): boolean {
    return this.positions > this.#limit;
  }

  get faults(): ExplorationFault[] {
    return [...this.#faults.values()];
  }

  /** Once for each step and kind, by the shortest way. */
  blame(fault: ExplorationFault): void {
    const key = `${fault.kind} ${fault.step ?? ''}`;
    if (!this.#faults.has(key)) this.#faults.set(key, fault);
  }
}
