import { advance } from '../../src/engine/advance.ts';
import { type Agenda, agendaOf } from '../../src/engine/agenda.ts';
import type { Command } from '../../src/engine/command.ts';
import { type Decision, decide } from '../../src/engine/decide.ts';
import type { Draft, Heads, Hlc, Recorded } from '../../src/engine/event.ts';
import type { Expressions } from '../../src/engine/expressions.ts';
import { reduce, replay } from '../../src/engine/reduce.ts';
import { type CaseState, emptyState, type PartOf } from '../../src/engine/state.ts';
import type { Playbook } from '../../src/playbook/playbook.ts';

/** The time of a test: the same for all who are in it, moved by hand. */
export interface TestClock {
  now: number;
}

export const start = Date.parse('2026-03-01T02:00:00Z');

/** Someone at a machine of their own: a log, what they have read of the others' logs, and the state that follows. */
export class Writer {
  readonly name: string;
  readonly log: Recorded[] = [];
  readonly #opened: Playbook;
  #expressions: Expressions;
  #expressed: Playbook;
  readonly parts: PartOf;
  state: CaseState;
  /** How many lines of each other log have been read. */
  readonly read = new Map<Writer, number>();
  /** Told of every record before the state takes it in. */
  onRecord: ((record: Recorded, writer: Writer) => void) | undefined;
  /** Told of what follows of itself, before it is recorded. */
  onDrafts: ((drafts: Draft[], writer: Writer) => void) | undefined;
  readonly #clock: TestClock;
  /** How far this machine's clock is off, in milliseconds. */
  readonly #skew: number;
  #hlc: Hlc = [0, 0];
  #stamped = 0;

  constructor(
    name: string,
    playbook: Playbook,
    expressions: Expressions,
    clock: TestClock,
    skew = 0,
    parts: PartOf = () => undefined,
  ) {
    this.name = name;
    this.#opened = playbook;
    this.#expressions = expressions;
    this.#expressed = playbook;
    this.parts = parts;
    this.state = this.emptyState();
    this.#clock = clock;
    this.#skew = skew;
  }

  /** The one that the case was opened with, and those that joined it. */
  get playbook(): Playbook {
    return this.state.playbook;
  }

  get expressions(): Expressions {
    return this.expressionsOf(this.state);
  }

  /** The language of a state's playbook, with what joined it. */
  expressionsOf({ playbook }: CaseState): Expressions {
    if (playbook !== this.#expressed) this.#expressions = this.#expressions.of(playbook);
    this.#expressed = playbook;
    return this.#expressions;
  }

  /** A case in which nothing has happened. */
  emptyState(): CaseState {
    return emptyState(this.#opened, this.parts);
  }

  get now(): number {
    return this.#clock.now + this.#skew;
  }

  /** Opens the case: only one of its writers does. */
  openCase(): this {
    this.append([{ type: 'case.opened', data: opening(this.playbook) }]);
    return this;
  }

  agenda(): Agenda {
    return agendaOf(this.state, this.expressions, this.now);
  }

  decide(command: Command): Decision {
    return decide(this.state, command, {
      now: this.now,
      expressions: this.expressions,
      actor: this.name,
    });
  }

  /** Records the command's events if it is not refused; without what follows of itself. */
  record(command: Command): Decision {
    const decision = this.decide(command);
    if ('drafts' in decision) this.append(decision.drafts);
    return decision;
  }

  /** Records the command's events and what follows of itself. A refusal throws. */
  act(command: Command): this {
    const decision = this.record(command);
    if ('refusal' in decision) throw new Error(decision.refusal.message);
    return this.settle();
  }

  /** Records what follows of itself, until nothing more does. */
  settle(): this {
    for (let round = 0; round < 500; round++) {
      const { drafts } = advance(this.state, this.expressions, this.now);
      if (drafts.length === 0) return this;
      this.onDrafts?.(drafts, this);
      this.append(drafts);
    }
    throw new Error('what follows of itself never ends');
  }

  append(drafts: readonly Draft[]): void {
    for (const draft of drafts) {
      const record = this.#stamp(draft);
      this.log.push(record);
      this.onRecord?.(record, this);
      reduce(this.state, record);
    }
  }

  /** Reads the other's log up to that line, by default to its end. */
  take(other: Writer, upTo = other.log.length): Recorded[] {
    const from = this.read.get(other) ?? 0;
    const taken = other.log.slice(from, Math.max(from, upTo));
    this.read.set(other, from + taken.length);
    for (const record of taken) {
      if (compare(record.hlc, this.#hlc) > 0) this.#hlc = record.hlc;
      reduce(this.state, record);
    }
    return taken;
  }

  /** A crash: the last lines, which nobody has read yet, may be lost. The state comes from the logs. */
  crash(lost: number): void {
    this.log.length -= lost;
    this.state = replay(this.emptyState(), this.seen());
  }

  /** Every record that this writer has before it. */
  seen(): Recorded[] {
    return [...this.log, ...[...this.read].flatMap(([other, lines]) => other.log.slice(0, lines))];
  }

  heads(): Heads {
    const heads: Heads = { [this.name]: [this.log.length - 1, ''] };
    for (const [other, lines] of this.read) if (lines > 0) heads[other.name] = [lines - 1, ''];
    return heads;
  }

  #stamp(draft: Draft): Recorded {
    const ms = Math.max(this.now, this.#hlc[0]);
    this.#hlc = [ms, ms === this.#hlc[0] ? this.#hlc[1] + 1 : 0];
    const known = [...this.read].filter(([, lines]) => lines > 0);
    return {
      ...draft,
      w: this.name,
      seq: this.log.length,
      id: `${this.name}-${this.#stamped++}`,
      ts: new Date(this.now).toISOString(),
      mono: this.#clock.now - start,
      hlc: this.#hlc,
      actor: { name: this.name },
      known: Object.fromEntries(known.map(([other, lines]) => [other.name, lines - 1])),
    };
  }
}

function opening(playbook: Playbook) {
  return {
    name: 'case',
    playbook: { id: playbook.id, version: playbook.version, digest: '', compiled: '' },
    mode: 'live' as const,
    scripted: false,
    nonce: '',
    inputs: {},
    tool: 'test',
    format: 1 as const,
  };
}

function compare(a: Hlc, b: Hlc): number {
  return a[0] - b[0] || a[1] - b[1];
}
