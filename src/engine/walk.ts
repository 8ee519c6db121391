import { holdsSteps } from '../playbook/holds-steps.ts';
import { joinedList } from '../playbook/join-playbook.ts';
import type { List, Playbook, Step } from '../playbook/playbook.ts';
import { ByHand } from './by-hand.ts';
import type { Instance, Recorded } from './event.ts';
import { holderOf } from './holder.ts';
import { scopeWithin } from './instance.ts';
import { LateValues } from './late-values.ts';
import { PhaseWalk } from './phase-walk.ts';
import { type Again, lastPass, newRun, type Run, runKey, startOver, stepBack } from './run.ts';
import { hasBegun, type Slot, slotSettled } from './slot.ts';
import { Slots } from './slots.ts';
import { type Traits, traitsOf } from './traits.ts';
import type { Pending, Walked } from './walked.ts';

/** The values of a list input as it is now, each as text, where that instance stands; nothing where it is unset or disputed. */
export type ItemsOf = (input: string, at: Instance) => readonly string[] | undefined;

/** A step that is worked beside what follows it, and in which pass of its list. */
interface Beside {
  pass: number;
  walked: Walked;
}

const finished: Walked = { kind: 'finished' };

/**
 * FLOW rules 3 to 10: the set of open steps as a function of the facts. Every run keeps the place it has reached; a fact
 * about something behind that place makes the run, and those around it, start over. So the usual walk costs what is
 * open, not what has happened. A list with an `each` inside starts over with every fact: one anywhere behind it may tell
 * that a value came too late, or take that back.
 */
export class Walk {
  #playbook: Playbook;
  #traits: Traits;
  readonly #slots: Slots;
  readonly #itemsOf: ItemsOf;
  readonly #runs = new Map<string, Run>();
  readonly #byHand = new ByHand();
  readonly #late: LateValues;
  /** Where playbooks that joined are entered: per list, the child that leads to the step. */
  readonly #entries = new Map<string, number>();
  #version = 0;

  constructor(playbook: Playbook, slots: Map<string, Slot>, itemsOf: ItemsOf) {
    this.#playbook = playbook;
    this.#traits = traitsOf(playbook);
    this.#slots = new Slots(playbook, slots);
    this.#itemsOf = itemsOf;
    this.#late = new LateValues({
      slots: this.#slots,
      step: id => this.#step(id),
      jumpedTo: id => this.#traits.jumpedTo.has(id),
      around: instance => this.#around(instance),
    });
  }

  /** Everything pending in the case; `exit` where a decision has ended it. */
  walk(): Walked {
    const switched = this.#switchFrom('');
    const own: Walked = switched
      ? { kind: 'exit', to: 'end', by: switched }
      : this.#walkRun(this.run('', ''));
    const joined = this.#playbook.lists[joinedList] ? this.#walkRun(this.run(joinedList, '')) : finished;
    return besides(own, joined);
  }

  /** A playbook has joined the case, which enters those that did at these steps. */
  extend(playbook: Playbook, entries: readonly string[]): void {
    this.#version++;
    this.#playbook = playbook;
    this.#traits = traitsOf(playbook);
    this.#slots.extend(playbook);
    this.#runs.clear();
    this.#entries.clear();
    for (const entry of entries) {
      let at = playbook.steps[entry];
      for (; at && at.list !== joinedList; at = playbook.steps[playbook.lists[at.list]?.owner ?? ''])
        this.#entries.set(at.list, at.index);
    }
  }

  /** Whether a switch has left the case's own playbook. */
  get isLeft(): boolean {
    return this.#switchFrom('') !== undefined;
  }

  /** The case went on by another playbook. */
  left(by: Extract<Recorded, { type: 'playbook.switched' }>): void {
    this.#version++;
    this.#byHand.left(by);
    this.#runs.get(runKey('', joinedList))?.finished.clear();
  }

  /** The slot of that name, made where nothing was recorded in it yet. */
  slot(instance: Instance): Slot {
    return this.#slots.at(instance);
  }

  /** The walk through a list in a scope, as far as the facts in it lead, whether or not the case stands there. */
  walkedRun(list: string, scope: string): Run {
    const run = this.run(list, scope);
    this.#walkRun(run);
    return run;
  }

  run(id: string, scope: string): Run {
    const key = runKey(scope, id);
    const known = this.#runs.get(key);
    if (known) return known;
    const list = this.#playbook.lists[id] as List;
    const entry = scope === '' ? this.#entries.get(id) : 0;
    const phases = list.container === 'phases' ? this.#phaseWalk(list, scope, entry) : undefined;
    const run = newRun(list, scope, entry, phases);
    this.#runs.set(key, run);
    return run;
  }

  /** The passes of a run that people began by hand. */
  againIn(run: Run): Again {
    return this.#byHand.againIn(runKey(run.scope, run.list.id));
  }

  /** Values of the step's list as it is now, and those that it was opened for; `undefined` first where the list is not known. */
  itemsOf(slot: Slot): { known: boolean; items: string[] } {
    const of = this.#step(slot.instance.step).each?.of as string;
    const listed = this.#itemsOf(of, slot.instance);
    const begun = this.#slots
      .itemsOf(slot)
      .filter(hasBegun)
      .map(({ instance }) => instance.item as string);
    return { known: listed !== undefined, items: [...new Set([...(listed ?? []), ...begun.sort()])] };
  }

  /** The list that a slot holds now: a group's own, or that of the option it was decided for. */
  body(slot: Slot): string | undefined {
    const step = this.#step(slot.instance.step);
    if (holdsSteps(step)) return step.body;
    if (step.kind !== 'decision') return undefined;
    const settled = slotSettled(slot);
    return settled.kind === 'final' ? step.options.find(o => o.id === settled.option)?.body : undefined;
  }

  /** A fact about this slot has come: whatever was walked past it is walked again. */
  touched(slot: Slot): void {
    this.#version++;
    for (const { run, at, index } of this.#around(slot.instance)) stepBack(run, at.pass, index);
  }

  /** An input has another value: what is opened for each of its values is walked again. */
  valueChanged(input: string): void {
    for (const step of this.#traits.openedFor.get(input) ?? []) {
      for (const slot of this.#slots.repeatedAt(step)) this.touched(slot);
    }
  }

  /** A person began a new pass from this slot on. */
  beganAgain(slot: Slot, by: Recorded): void {
    const { instance } = slot;
    const step = this.#playbook.steps[instance.step];
    if (!step) return;
    this.#version++;
    const key = runKey(instance.in, step.list);
    this.#byHand.beganAgain(key, instance.pass, step.index);
    if (step.kind === 'phase') this.#byHand.resumed(key, by);
    const around = [...this.#around(instance)];
    for (const [i, { run }] of around.entries()) if (i === 0 || run.phases) startOver(run);
  }

  walkSlot(slot: Slot): Walked {
    const step = this.#step(slot.instance.step);
    const settled = slotSettled(slot);
    if (settled.kind === 'conflict') return { kind: 'pending', pending: [{ slot, step, kind: 'conflict' }] };
    if (settled.kind === 'final')
      return settled.word === 'chosen' ? this.#walkOption(slot, step, settled.by) : finished;
    if (step.each && slot.instance.item === undefined) return this.#walkEach(slot, step);
    if (!slot.turns.some(turn => turn.opened.length > 0))
      return { kind: 'pending', pending: [{ slot, step, kind: 'unopened' }] };
    const body = this.body(slot);
    if (body === undefined) return { kind: 'pending', pending: [{ slot, step, kind: 'open' }] };
    if (step.list === joinedList && this.#switchFrom(step.id)) return finished;
    const within = this.#walkList(body, slot);
    const isCalled = step.kind === 'use';
    return isCalled && within.kind === 'exit' && within.to === 'end' ? finished : within;
  }

  #walkOption(slot: Slot, step: Step, by: Recorded): Walked {
    if (step.kind !== 'decision' || by.type !== 'decision.made') return finished;
    const option = step.options.find(o => o.id === by.data.option);
    if (!option) return finished;
    if (option.body !== undefined) {
      const within = this.#walkList(option.body, slot);
      if (within.kind !== 'finished') return within;
    }
    return option.next === undefined ? finished : { kind: 'exit', to: option.next, by };
  }

  /**
   * One instance a value, side by side. A value that came when everything behind the container had begun already opens
   * nothing more: the container was finished.
   */
  #walkEach(slot: Slot, step: Step): Walked {
    const { known, items } = this.itemsOf(slot);
    const isLate = this.#late.isLeftBehind(slot.instance);
    const slots = items
      .map(item => this.slot({ ...slot.instance, item }))
      .filter(item => !isLate || hasBegun(item));
    const walked = sideBySide(slots.map(item => this.walkSlot(item)));
    if (known || isLate) return walked;
    const unlisted: Pending = { slot, step, kind: 'unlisted' };
    return walked.kind === 'exit'
      ? walked
      : {
          kind: 'pending',
          pending: [...(walked.kind === 'pending' ? walked.pending : []), unlisted],
        };
  }

  #walkList(id: string, owner: Slot): Walked {
    return this.#walkRun(this.run(id, scopeWithin(owner.instance)));
  }

  #walkRun(run: Run): Walked {
    const isSteady = !this.#traits.unsteady.has(run.list.id);
    if (run.walked && (isSteady || run.version === this.#version)) return run.walked;
    if (!isSteady) startOver(run);
    run.walked =
      run.phases?.walk() ?? (run.list.container === 'steps' ? this.#walkSteps(run) : this.#walkParallel(run));
    run.version = this.#version;
    return run.walked;
  }

  #walkSteps(run: Run): Walked {
    const beside = new Map<number, Beside>();
    for (;;) {
      let walked = finished;
      let back = Number.POSITIVE_INFINITY;
      while (run.index < run.list.children.length) {
        const child = this.#child(run, run.index, run.pass);
        walked = this.walkSlot(child);
        const target = walked.kind === 'exit' ? run.list.children.indexOf(walked.to) : -1;
        const isBeside = walked.kind === 'pending' && this.#late.isBeside(run, child);
        if (isBeside) beside.set(run.index, { pass: run.pass, walked });
        if (walked.kind === 'finished' || isBeside) run.index++;
        else if (target > run.index) run.index = target;
        else {
          if (target >= 0) back = target;
          break;
        }
        walked = finished;
      }
      const start = Math.min(back, ...(this.againIn(run).get(run.pass + 1) ?? []));
      if (start === Number.POSITIVE_INFINITY) {
        for (const [index, { pass }] of beside) run.beside.set(index, pass);
        return sideBySide([...[...beside.values()].map(({ walked }) => walked), walked]);
      }
      for (const index of beside.keys()) if (index >= start) beside.delete(index);
      run.pass++;
      run.starts[run.pass] = start;
      run.index = start;
    }
  }

  #walkParallel(run: Run): Walked {
    const again = this.againIn(run);
    const tracks = [...run.list.children.keys()].filter(index => !run.finished.has(index));
    return sideBySide(
      tracks.map(index => {
        const walked = this.walkSlot(this.#child(run, index, lastPass(index, again)));
        if (walked.kind === 'finished') run.finished.add(index);
        return walked;
      }),
    );
  }

  #child(run: Run, index: number, pass: number): Slot {
    return this.slot({ in: run.scope, step: run.list.children[index] as string, pass, redo: 0 });
  }

  #switchFrom(name: string): Recorded | undefined {
    return this.#byHand.switchFrom(name, runKey('', name));
  }

  /** The lists that an instance stands in, innermost first, each with the child of it that holds the instance. */
  *#around(instance: Instance): Generator<{ run: Run; at: Instance; index: number }> {
    let at: Instance | undefined = instance;
    while (at) {
      const step: Step | undefined = this.#playbook.steps[at.step];
      if (!step) return;
      yield { run: this.run(step.list, at.in), at, index: step.index };
      at = holderOf(this.#playbook, at);
    }
  }

  #phaseWalk(list: List, scope: string, entry: number | undefined): PhaseWalk {
    const steps = list.children.map(id => this.#step(id));
    const key = runKey(scope, list.id);
    return new PhaseWalk(
      steps,
      {
        slot: (id, pass) => this.slot({ in: scope, step: id, pass, redo: 0 }),
        walk: slot => this.walkSlot(slot),
        again: pass => this.#byHand.againIn(key).get(pass) ?? [],
        resumed: end => this.#byHand.wentOnAfter(key, end),
      },
      entry,
    );
  }

  #step(id: string): Step {
    const step = this.#playbook.steps[id];
    if (!step) throw new Error(`the walk met a step that the playbook does not have: ${id}`);
    return step;
  }
}

/** The case's own playbook and those that joined it. */
function besides(own: Walked, joined: Walked): Walked {
  if (joined.kind !== 'pending') return own;
  return own.kind === 'pending' ? { kind: 'pending', pending: [...own.pending, ...joined.pending] } : joined;
}

/** Everything that is pending; finished when all are. The first that leads out leads out. */
function sideBySide(tracks: readonly Walked[]): Walked {
  const exit = tracks.find(track => track.kind === 'exit');
  if (exit) return exit;
  const pending = tracks.flatMap(track => (track.kind === 'pending' ? track.pending : []));
  return pending.length > 0 ? { kind: 'pending', pending } : finished;
}
