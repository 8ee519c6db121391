import type { Recorded } from './event.ts';
import { sees } from './order.ts';
import type { Again } from './run.ts';

type Switch = Extract<Recorded, { type: 'playbook.switched' }>;

/** What people did by hand that leads the walk elsewhere: passes that they began, and switches to another playbook. */
export class ByHand {
  /** Per run the passes that were begun, and the children that each was begun at. */
  readonly #again = new Map<string, Map<number, Set<number>>>();
  /** Phases that were begun again, by run. */
  readonly #resumptions = new Map<string, Recorded[]>();
  /** By what each left: `''` for the case's own playbook, or the name of one that joined. */
  readonly #switches = new Map<string, Recorded[]>();

  /** A pass was begun at this child of the run. */
  beganAgain(run: string, pass: number, index: number): void {
    const passes = this.#again.get(run) ?? new Map<number, Set<number>>();
    this.#again.set(run, passes);
    passes.set(pass, (passes.get(pass) ?? new Set()).add(index));
  }

  /** Phases were begun again: what had ended or left them no longer does. */
  resumed(run: string, by: Recorded): void {
    this.#resumptions.set(run, [...(this.#resumptions.get(run) ?? []), by]);
  }

  left(by: Switch): void {
    const name = by.data.left ?? '';
    this.#switches.set(name, [...(this.#switches.get(name) ?? []), by]);
  }

  againIn(run: string): Again {
    return this.#again.get(run) ?? new Map();
  }

  /** True where people went on in that run after this fact, which had ended or left it. */
  wentOnAfter(run: string, end: Recorded): boolean {
    return (this.#resumptions.get(run) ?? []).some(resumption => sees(resumption, end));
  }

  /** The switch that left this playbook, unless people went on in it. */
  switchFrom(name: string, run: string): Recorded | undefined {
    return this.#switches.get(name)?.find(by => !this.wentOnAfter(run, by));
  }
}
