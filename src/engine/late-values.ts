import type { List, Step } from '../playbook/playbook.ts';
import type { Instance, Recorded } from './event.ts';
import { earliest, sees } from './order.ts';
import type { Run } from './run.ts';
import { begunInTurn, type Slot, slotSettled } from './slot.ts';
import type { Slots } from './slots.ts';
import { targetsOf } from './traits.ts';

/** What the rule of late values asks of the walk. */
export interface Surroundings {
  slots: Slots;
  step(id: string): Step;
  /** What the `next` of some option names. */
  jumpedTo(id: string): boolean;
  /** The lists that an instance stands in, innermost first, each with the child of it that holds the instance. */
  around(instance: Instance): Iterable<{ run: Run; at: Instance; index: number }>;
}

/**
 * FLOW rule 10: a value that is added to the list of an `each` opens another instance as long as its container is unfinished. What has
 * begun behind a container tells that it was finished, whoever's facts come first.
 */
export class LateValues {
  readonly #around: Surroundings;

  constructor(surroundings: Surroundings) {
    this.#around = surroundings;
  }

  /** A value that came after a later step of the list had begun is worked beside it. */
  isBeside(run: Run, child: Slot): boolean {
    return (
      this.#around.step(child.instance.step).each !== undefined &&
      this.#begunAfter(run, run.index, child.instance).length > 0
    );
  }

  /**
   * Something behind one of the containers around it has begun, which says that the container was finished; but not of a container
   * that was opened, or an option that was chosen, only afterwards.
   */
  isLeftBehind(instance: Instance): boolean {
    const [own, ...outer] = this.#around.around(instance);
    let inner = own?.run.list;
    const grounds: Recorded[][] = [];
    const targets: string[] = [];
    return outer.some(({ run, at, index }) => {
      grounds.push(groundOf(this.#around.slots.at(at), inner));
      targets.push(...targetsOf(this.#around.step(at.step), inner?.option));
      inner = run.list;
      if (run.list.container === 'parallel') return false;
      return this.#begunAfter(run, index, at, targets).some(by =>
        grounds.every(ground => ground.some(fact => sees(by, fact))),
      );
    });
  }

  /**
   * The walk's coming to what stands behind, or to a later pass of what stands up to here. Of phases behind only to the next one, and only
   * where nothing but its turn can have begun it; of phases up to here to this one, or to where an option inside leads. For one value of
   * an `each` only what came first behind it tells: what came later may have come beside it.
   */
  #begunAfter(run: Run, index: number, at: Instance, targets: readonly string[] = []): Recorded[] {
    const { pass } = at;
    const after = run.list.children.slice(index + 1);
    const telling = run.phases ? this.#nextPhase(after) : after;
    const again = run.list.children
      .slice(0, index + 1)
      .filter((id, i) => !run.phases || i === index || targets.includes(id));
    const later = this.#passesAfter(run, pass);
    const behind = telling.flatMap(id => this.#begun(run, id, pass));
    return [
      ...(at.item === undefined ? behind : earliest(behind)),
      ...again.flatMap(id => later.flatMap(pass => this.#begun(run, id, pass))),
    ];
  }

  /** None where another way than its turn leads to it. */
  #nextPhase(after: readonly string[]): string[] {
    const next = after.find(id => this.#around.step(id).stage !== 'preparation');
    const comesInTurn =
      next !== undefined && this.#around.step(next).needs === undefined && !this.#around.jumpedTo(next);
    return comesInTurn ? [next] : [];
  }

  /** Only phases go past a pass that begins behind them. */
  #passesAfter(run: Run, pass: number): number[] {
    const newest = run.phases
      ? Math.max(pass, this.#around.slots.newestPass(run.scope, run.list.id))
      : pass + 1;
    return Array.from({ length: newest - pass }, (_, i) => pass + 1 + i);
  }

  #begun(run: Run, step: string, pass: number): Recorded[] {
    const { slots } = this.#around;
    const slot = slots.at({ in: run.scope, step, pass, redo: 0 });
    return [slot, ...slots.itemsOf(slot)].flatMap(begunInTurn);
  }
}

/** By what a container stood open: opened, or decided for the option that the list belongs to. */
function groundOf(slot: Slot, list: List | undefined): Recorded[] {
  const settled = slotSettled(slot);
  if (settled.kind !== 'final') return slot.turns.flatMap(turn => turn.opened);
  return settled.word === 'chosen' && settled.option === list?.option ? [settled.by] : [];
}
