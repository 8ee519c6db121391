import type { Playbook } from '../playbook/playbook.ts';
import type { Instance } from './event.ts';
import { slotName } from './instance.ts';
import { runKey } from './run.ts';
import { newSlot, type Slot } from './slot.ts';

/** The slots of a case, each made when it is first asked for, and what was asked for so far. */
export class Slots {
  #playbook: Playbook;
  readonly #byName: Map<string, Slot>;
  readonly #newestPass = new Map<string, number>();
  /** Slots of steps with `each`, without their items, by step. */
  readonly #repeated = new Map<string, Slot[]>();
  /** The slots of its values, by the name of such a slot. */
  readonly #items = new Map<string, Slot[]>();

  constructor(playbook: Playbook, byName: Map<string, Slot>) {
    this.#playbook = playbook;
    this.#byName = byName;
  }

  /** A playbook has joined the case. */
  extend(playbook: Playbook): void {
    this.#playbook = playbook;
  }

  at(instance: Instance): Slot {
    const known = this.#byName.get(slotName(instance));
    if (known) return known;
    const slot = newSlot(instance);
    this.#byName.set(slot.name, slot);
    this.#note(slot);
    return slot;
  }

  /** The newest pass of a list, in a scope, that was asked for. */
  newestPass(scope: string, list: string): number {
    return this.#newestPass.get(runKey(scope, list)) ?? 1;
  }

  /** Of a step with `each`: where it would be opened for each value, wherever that was asked for. */
  repeatedAt(step: string): readonly Slot[] {
    return this.#repeated.get(step) ?? [];
  }

  /** Those of its values that were asked for. */
  itemsOf(slot: Slot): readonly Slot[] {
    return this.#items.get(slot.name) ?? [];
  }

  #note(slot: Slot): void {
    const { item, ...plain } = slot.instance;
    const step = this.#playbook.steps[plain.step];
    const list = runKey(plain.in, step?.list ?? '');
    this.#newestPass.set(list, Math.max(plain.pass, this.#newestPass.get(list) ?? 1));
    if (!step?.each) return;
    if (item === undefined) add(this.#repeated, plain.step, slot);
    else add(this.#items, slotName(plain), slot);
  }
}

function add(to: Map<string, Slot[]>, key: string, slot: Slot): void {
  const known = to.get(key);
  if (known) known.push(slot);
  else to.set(key, [slot]);
}
