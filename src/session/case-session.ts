import { advance } from '../engine/advance.ts';
import { type Agenda, agendaOf } from '../engine/agenda.ts';
import type { Deadline } from '../engine/clocks/deadline.ts';
import { deadlinesOf } from '../engine/clocks/deadlines.ts';
import type { Command } from '../engine/command.ts';
import { decide } from '../engine/decide.ts';
import type { Instance, Recorded } from '../engine/event.ts';
import type { Expressions } from '../engine/expressions.ts';
import { reduce } from '../engine/reduce.ts';
import { renderer } from '../engine/renderer.ts';
import { type CaseState, emptyState, isClosed } from '../engine/state.ts';
import { RefusedError } from '../errors.ts';
import type { Clock } from '../io.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Machine } from './commands/machine.ts';
import type { RecordStore } from './record-store.ts';

/**
 * One writer's hold on a case. The loop of every use: decide, append durably, reduce. `record` returns when the entries
 * are on the disk; nothing else changes the state.
 */
export class CaseSession {
  readonly store: RecordStore;
  #expressions: Expressions;
  readonly state: CaseState;
  /** Where commands may run; absent where none ever does. */
  readonly machine: Machine | undefined;
  readonly #clock: Clock;
  /** The playbook that the expression language has the names of. */
  #bound: Playbook;

  constructor(
    store: RecordStore,
    playbook: Playbook,
    expressions: Expressions,
    clock: Clock,
    machine?: Machine,
  ) {
    this.store = store;
    this.#expressions = expressions;
    this.#clock = clock;
    this.#bound = playbook;
    this.machine = machine;
    this.state = emptyState(playbook, digest => store.partOf(digest));
    this.#reduce(store.records);
  }

  get playbook(): Playbook {
    return this.state.playbook;
  }

  /** The expression language, with the names of all that the case goes by. */
  get expressions(): Expressions {
    if (this.#bound !== this.playbook) {
      this.#bound = this.playbook;
      this.#expressions = this.#expressions.of(this.playbook);
    }
    return this.#expressions;
  }

  /** The name of whoever works here. */
  get person(): string {
    return this.store.actor;
  }

  get now(): number {
    return this.#clock.now();
  }

  /** The time outside of any exercise's story, in milliseconds since 1970 UTC: what is to be done afterwards is done by that. */
  get wall(): number {
    return this.#clock.wall?.() ?? this.#clock.now();
  }

  /** Milliseconds from an arbitrary start; never goes back. */
  get mono(): number {
    return this.#clock.mono();
  }

  /** Records that somebody works here, unless that is done, so that others see it. Throws CaseFileError where it could not be written. */
  begin(): Recorded[] {
    return this.#reduce(this.store.begin());
  }

  /** Records what a person does. Throws RefusedError where the case does not allow it, CaseFileError where it could not be written. */
  record(command: Command): Recorded[] {
    const decision = decide(this.state, command, {
      now: this.now,
      expressions: this.expressions,
      actor: this.store.actor,
    });
    if ('refusal' in decision) throw new RefusedError(decision.refusal.message, decision.refusal.hint);
    return this.#append(decision.drafts);
  }

  /** Records what follows of itself: steps that open, steps that do not apply. Before anything is shown or asked. */
  settle(): Recorded[] {
    const settled = this.markOpening();
    for (;;) {
      const { drafts } = advance(this.state, this.expressions, this.now);
      if (drafts.length === 0) return settled;
      settled.push(...this.#append(drafts));
    }
  }

  /** Records when the case was opened, unless that is done: whoever opened it may have been cut off before. */
  markOpening(): Recorded[] {
    const [opening] = this.state.openings;
    if (!opening || isClosed(this.state) || this.state.milestones.has('opened')) return [];
    const occurred = { at: opening.ts, precision: 'second' } as const;
    return this.#append([{ type: 'milestone.set', auto: true, occurred, data: { name: 'opened' } }]);
  }

  /** Writes what could not be written before. */
  retry(): Recorded[] {
    return this.#reduce(this.store.retry());
  }

  /** Takes in what other writers have recorded meanwhile. */
  take(): Recorded[] {
    return this.#reduce(this.store.take());
  }

  agenda(): Agenda {
    return agendaOf(this.state, this.expressions, this.now);
  }

  deadlines(): Deadline[] {
    return deadlinesOf(this.state, this.expressions, this.now);
  }

  /** A playbook's text with its templates filled in as the case stands for that instance; without one, as a whole. */
  render(text: string, at?: Instance): string {
    return renderer(this.state, this.expressions, this.now)(text, at);
  }

  /** Ends the session; the case stays as it is, also where the end cannot be written. */
  end(why: string): void {
    this.#reduce(this.store.end(why));
  }

  #append(drafts: Parameters<RecordStore['append']>[0]): Recorded[] {
    return this.#reduce(this.store.append(drafts));
  }

  #reduce<T extends readonly Recorded[]>(records: T): T {
    for (const record of records) reduce(this.state, record);
    return records;
  }
}
