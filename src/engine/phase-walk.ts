import type { Step } from '../playbook/playbook.ts';
import type { Recorded } from './event.ts';
import { hasBegun, type Slot } from './slot.ts';
import type { Pending, Walked } from './walked.ts';

/** What the walk through the phases asks of the walk inside them. */
export interface Phases {
  slot(id: string, pass: number): Slot;
  walk(slot: Slot): Walked;
  /** Phases, by index, at which people began that pass by hand. */
  again(pass: number): Iterable<number>;
  /** True where people went on by hand after the decision that led to `end`. */
  resumed(end: Recorded): boolean;
}

/**
 * FLOW rule 8 and the phases' part of 7. A phase without `needs` follows the one above; with `needs` it stands beside the
 * others. A jump back begins the next pass at its target; a phase that is open then stays open in its own pass and is
 * taken up by the new one when it is finished.
 */
export class PhaseWalk {
  readonly #steps: Step[];
  readonly #phases: Phases;
  readonly #entry: number;
  /** The pass in which each phase now is. */
  #pass: number[] = [];
  /** Where each pass began; later passes can only widen. */
  #starts: number[] = [];
  #passed = new Set<number>();
  /** A pass has begun, or begins at a phase before: phases that were looked at already may stand elsewhere. */
  #widened = false;

  /** `entry` is the phase at which the first pass begins; those above it are passed over. */
  constructor(steps: Step[], phases: Phases, entry = 0) {
    this.#entry = entry;
    this.#steps = steps;
    this.#phases = phases;
    this.startOver();
  }

  walk(): Walked {
    const walked = this.#settlePasses();
    const ended = walked.find(w => this.#ends(w));
    if (ended) {
      this.#passed = new Set(this.#steps.keys());
      return ended;
    }
    const pending = this.#pending(walked);
    return pending.length > 0 ? { kind: 'pending', pending } : { kind: 'finished' };
  }

  passOf(index: number): number {
    return this.#pass[index] ?? 1;
  }

  newestPass(): number {
    return Math.max(1, ...this.#pass);
  }

  passedOver(index: number): boolean {
    return this.#passed.has(index);
  }

  touched(index: number, pass: number): void {
    if (pass < this.passOf(index)) this.startOver();
  }

  startOver(): void {
    this.#pass = this.#steps.map(() => 1);
    this.#starts = [0, this.#entry];
  }

  /** Moves each phase to its newest pass, until no phase's exit begins another one. */
  #settlePasses(): (Walked | undefined)[] {
    for (;;) {
      this.#widened = false;
      const walked = this.#steps.map((_, index) => this.#walkToNewestPass(index));
      this.#beginPasses(walked);
      if (!this.#widened) return walked;
    }
  }

  #walkToNewestPass(index: number): Walked | undefined {
    for (;;) {
      const slot = this.#slot(index);
      const begun = hasBegun(slot);
      const walked = begun ? this.#phases.walk(slot) : undefined;
      const next = this.#starts.findIndex((start, pass) => pass > this.passOf(index) && start <= index);
      if (next < 0 || (begun && walked?.kind === 'pending') || this.#ends(walked)) return walked;
      if (walked?.kind === 'exit') this.#begin(this.passOf(index) + 1, this.#back(index, walked));
      this.#pass[index] = next;
    }
  }

  #beginPasses(walked: (Walked | undefined)[]): void {
    for (const [index, w] of walked.entries()) {
      const next = this.passOf(index) + 1;
      const starts = [this.#back(index, w), ...this.#phases.again(next)];
      for (const start of starts) this.#begin(next, start);
    }
  }

  /** Widens a pass to begin at this phase; phases above it that had gone past it are taken back to it. */
  #begin(pass: number, start: number | undefined): void {
    const former = this.#starts[pass] ?? Number.POSITIVE_INFINITY;
    if (start === undefined || start >= former) return;
    this.#widened = true;
    for (let p = this.#starts.length; p < pass; p++) this.#starts[p] = Number.POSITIVE_INFINITY;
    this.#starts[pass] = start;
    this.#pass = this.#pass.map((p, index) => (index >= start && index < former ? Math.min(p, pass - 1) : p));
  }

  /** `end` stands whatever pass it was chosen in: a jump back elsewhere does not take it back, going on by hand does. */
  #ends(walked: Walked | undefined): boolean {
    return walked?.kind === 'exit' && walked.to === 'end' && !this.#phases.resumed(walked.by);
  }

  #back(index: number, walked: Walked | undefined): number | undefined {
    const target = this.#target(walked);
    return target !== undefined && target <= index ? target : undefined;
  }

  #target(walked: Walked | undefined): number | undefined {
    if (walked?.kind !== 'exit') return undefined;
    const target = this.#steps.findIndex(step => step.id === walked.to);
    return target < 0 ? undefined : target;
  }

  #pending(walked: (Walked | undefined)[]): Pending[] {
    const { targets, passed } = this.#forward(walked);
    this.#passed = passed;
    const pending: Pending[] = [];
    let above = true;
    for (const [index, step] of this.#steps.entries()) {
      const w = walked[index];
      const turn =
        step.needs !== undefined || targets.has(index) || above || index === this.#starts[this.passOf(index)];
      if (passed.has(index)) above = true;
      else if (step.stage !== 'preparation') above = w !== undefined && w.kind !== 'pending';
      if (w?.kind === 'pending') pending.push(...w.pending);
      if (!w && turn && step.stage !== 'preparation' && !passed.has(index)) {
        pending.push({ slot: this.#slot(index), step, kind: 'unopened' });
      }
    }
    return pending;
  }

  /** Phases that a decision jumped to, and those not begun that it jumped over. */
  #forward(walked: (Walked | undefined)[]): { targets: Set<number>; passed: Set<number> } {
    const targets = new Set<number>();
    const passed = new Set<number>();
    for (let above = 0; above < this.#entry; above++)
      if (!walked[above] && this.passOf(above) === 1) passed.add(above);
    for (const [index, w] of walked.entries()) {
      const target = this.#target(w);
      if (target === undefined || target <= index) continue;
      const alike = (other: number) => this.passOf(other) === this.passOf(index);
      if (alike(target)) targets.add(target);
      for (let between = index + 1; between < target; between++) {
        if (!walked[between] && alike(between)) passed.add(between);
      }
    }
    return { targets, passed };
  }

  #slot(index: number): Slot {
    return this.#phases.slot((this.#steps[index] as Step).id, this.passOf(index));
  }
}
