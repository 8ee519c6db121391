import type { Command } from '../../src/engine/command.ts';
import type { Instance } from '../../src/engine/event.ts';
import { instanceName, readInstance } from '../../src/engine/instance.ts';
import { latestSlot } from '../../src/engine/latest.ts';
import { standingOf } from '../../src/engine/standing.ts';
import { readInput, readMilestone } from '../../src/engine/state.ts';
import type { ClockEntry, OptionEntry, StepEntry } from '../../src/playbook/document.ts';
import type { Playbook, Value } from '../../src/playbook/playbook.ts';
import { bindExpressions } from '../../src/session/bind-expressions.ts';
import { compile, documentOf } from './compile.ts';
import { start, type TestClock, Writer } from './writer.ts';

/** A case of that playbook that dana has opened, and lee and kim have joined. */
export async function scene(phases: StepEntry[], clocks: ClockEntry[] = []) {
  return sceneOf(compile({ ...documentOf(phases), clocks }));
}

/** The same of a playbook that was put together elsewhere. */
export async function sceneOf(playbook: Playbook) {
  const expressions = await bindExpressions(playbook);
  const clock: TestClock = { now: start };
  const person = (name: string) => new Person(new Writer(name, playbook, expressions, clock), clock);
  const [dana, lee, kim] = [person('dana'), person('lee'), person('kim')];
  dana.writer.openCase();
  lee.writer.take(dana.writer);
  kim.writer.take(dana.writer);
  dana.writer.settle();
  return { dana, lee, kim, clock };
}

/** A phase or group of these steps, one after another. */
export function steps(id: string, ...entries: (string | StepEntry)[]): StepEntry {
  return { id, title: id, steps: entries.map(entry => task(entry)) };
}

/** A phase or group of these tracks, side by side. */
export function tracks(id: string, ...entries: (string | StepEntry)[]): StepEntry {
  return { id, title: id, parallel: entries.map(entry => task(entry)) };
}

/** A step that is only an id, with whatever else is said of it. */
export function task(entry: string | StepEntry, more: Partial<StepEntry> = {}): StepEntry {
  return typeof entry === 'string' ? { id: entry, title: entry, ...more } : { ...entry, ...more };
}

export function decision(id: string, options: Record<string, Partial<OptionEntry>>): StepEntry {
  return {
    id,
    title: id,
    options: Object.entries(options).map(([option, more]) => ({ id: option, label: option, ...more })),
  };
}

/** Someone who acts by the names of steps. An act that the case refuses throws what it says. */
export class Person {
  readonly writer: Writer;
  readonly #clock: TestClock;

  constructor(writer: Writer, clock: TestClock) {
    this.writer = writer;
    this.#clock = clock;
  }

  at(name: string): Instance {
    const { steps } = this.writer.playbook;
    return at(name, id => Object.hasOwn(steps, id));
  }

  get open(): string[] {
    return this.writer
      .agenda()
      .open.map(({ at, way }) => instanceName(at) + (way === 'walk' ? '' : ` (${way})`));
  }

  /** Steps whose turn has come and which are held back, and by what. */
  get held(): Record<string, string[]> {
    return Object.fromEntries(
      this.writer.agenda().held.map(({ pending, missing }) => [pending.slot.name, missing]),
    );
  }

  get conflicts(): string[] {
    return this.writer.agenda().conflicts.map(({ at }) => instanceName(at));
  }

  get disputes(): string[] {
    return this.writer.agenda().disputes.map(({ name }) => name);
  }

  get ended(): boolean {
    return this.writer.agenda().ended;
  }

  get closed(): boolean {
    return this.writer.agenda().closed;
  }

  standing(step: string): string {
    return standingOf(this.writer.state, step);
  }

  input(name: string): Value | undefined {
    const reading = readInput(this.writer.state, name);
    return reading.kind === 'set' ? reading.value : undefined;
  }

  milestone(name: string): string | undefined {
    const reading = readMilestone(this.writer.state, name);
    return reading.kind === 'set' ? reading.value.at : undefined;
  }

  act(command: Command): this {
    this.#clock.now += 60_000;
    this.writer.act(command);
    return this;
  }

  done(...names: string[]): this {
    for (const name of names) this.act({ kind: 'complete-step', at: this.at(name), reason: 'done' });
    return this;
  }

  answer(name: string, answers: Record<string, Value>): this {
    return this.act({ kind: 'complete-step', at: this.at(name), answers });
  }

  /** Says where a piece of evidence is held. */
  evidence(id: string, name: string): this {
    return this.act({ kind: 'add-evidence', at: this.at(name), evidence: { id, what: id, held: 'safe' } });
  }

  choose(name: string, option: string, more: { also?: boolean } = {}): this {
    return this.act({ kind: 'choose-option', at: this.at(name), option, ...more });
  }

  fail(name: string): this {
    return this.act({ kind: 'fail-step', at: this.at(name), reason: 'it broke' });
  }

  skip(name: string): this {
    return this.act({ kind: 'skip-step', at: this.at(name), reason: 'no time' });
  }

  drop(name: string): this {
    return this.act({ kind: 'drop-step', at: this.at(name), reason: 'not needed' });
  }

  redo(name: string): this {
    return this.act({ kind: 'reopen-step', at: this.at(name), reason: 'it was wrong' });
  }

  again(step: string): this {
    return this.act({ kind: 'go-again', at: this.latest(step), reason: 'once more' });
  }

  latest(step: string): Instance {
    return { ...latestSlot(this.writer.state, step).instance };
  }

  openOutOfTurn(step: string): this {
    return this.act({ kind: 'open-step', at: this.latest(step), reason: 'cannot wait' });
  }

  set(name: string, value: Value | null): this {
    return this.act({ kind: 'set-input', name, value });
  }

  keepFirst(name: string): this {
    const conflict = this.writer.agenda().conflicts.find(({ at }) => instanceName(at) === name);
    const [keep] = conflict?.candidates ?? [];
    return this.act({
      kind: 'resolve-conflict',
      at: this.at(name),
      keep: keep?.id ?? '',
      reason: 'agreed by phone',
    });
  }

  close(): this {
    return this.act({ kind: 'close-case', reason: 'over', heads: this.writer.heads() });
  }

  reopen(): this {
    return this.act({ kind: 'reopen-case', reason: 'it came back' });
  }

  /** Why the case refuses something; nothing where it does not. */
  refusal(command: Command): string | undefined {
    const decision = this.writer.decide(command);
    return 'refusal' in decision ? decision.refusal.message : undefined;
  }

  /** Reads all of the other's log, and records what follows. */
  reads(other: Person): this {
    this.writer.take(other.writer);
    this.writer.settle();
    return this;
  }
}

export function at(name: string, isStep = (id: string) => /^[a-z0-9-]+$/.test(id)): Instance {
  const instance = readInstance(name, isStep);
  if (!instance) throw new Error(`not the name of a step: ${name}`);
  return instance;
}
