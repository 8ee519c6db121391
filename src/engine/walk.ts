import type { List, Playbook, Step } from '../playbook/playbook.ts';
import type { Instance, Recorded } from './event.ts';
import { parseInstance, scopeWithin, slotName } from './instance.ts';
import { sees } from './order.ts';
import { PhaseWalk } from './phase-walk.ts';
import { newSlot, type Slot, slotSettled } from './slot.ts';

/** What stands open or is next, in the playbook's order. Unopened ones may still wait for their needs. */
export interface Pending {
  slot: Slot;
  step: Step;
  kind: 'unopened' | 'open' | 'conflict';
}

/** What walking a slot or a list comes to. `exit` leaves it for a step, a phase or `end`, by a decision. */
export type Walked =
  | { kind: 'finished' }
  | { kind: 'pending'; pending: Pending[] }
  | { kind: 'exit'; to: string; by: Recorded };

/** One walk through one list, in the scope of the slot that holds it. It remembers how far it has come. */
export interface Run {
  list: List;
  scope: string;
  /** Pass that the walk is in, and the child it stands at. */
  pass: number;
  index: number;
  /** Where each pass began, by pass. */
  starts: number[];
  /** Tracks of a `parallel` that are finished. */
  finished: Set<number>;
  /** What the walk came to, until a fact inside is touched. */
  walked: Walked | undefined;
}

const finished: Walked = { kind: 'finished' };

/**
 * FLOW rules 3 to 9: the set of open steps as a function of the facts. Every run keeps the place it has reached; a fact
 * about something behind that place makes the run, and those around it, start over. So the usual walk costs what is
 * open, not what has happened.
 */
export class Walk {
  readonly #playbook: Playbook;
  readonly #slots: Map<string, Slot>;
  readonly #runs = new Map<string, Run>();
  /** Passes that people began by hand: per run, the lowest child by pass (`steps`), or all of them (`parallel`). */
  readonly #again = new Map<string, Map<number, Set<number>>>();
  /** Phases that people began again by hand. */
  readonly #resumptions: Recorded[] = [];
  readonly #phases: PhaseWalk;
  #walked: Walked | undefined;

  constructor(playbook: Playbook, slots: Map<string, Slot>) {
    this.#playbook = playbook;
    this.#slots = slots;
    this.#phases = new PhaseWalk(playbook, {
      slot: (id, pass) => this.slot({ in: '', step: id, pass, redo: 0 }),
      walk: slot => this.walkSlot(slot),
      again: pass => this.#againIn('', '', pass),
      resumed: end => this.#resumptions.some(resumption => sees(resumption, end)),
    });
  }

  /** Everything pending in the case; `exit` where a decision has ended it. */
  walk(): Walked {
    this.#walked ??= this.#phases.walk();
    return this.#walked;
  }

  /** The slot of that name, made where nothing was recorded in it yet. */
  slot(instance: Instance): Slot {
    const name = slotName(instance);
    const known = this.#slots.get(name);
    if (known) return known;
    const slot = newSlot(instance);
    this.#slots.set(name, slot);
    return slot;
  }

  /** The instance of a step in which the case now stands, or would open it: in the newest pass that covers its place. */
  latestSlot(id: string): Slot {
    this.walk();
    const step = this.#step(id);
    if (step.kind === 'phase')
      return this.slot({ in: '', step: id, pass: this.#phases.passOf(step.index), redo: 0 });
    const run = this.#runOf(step);
    return this.slot({
      in: run.scope,
      step: id,
      pass: passCovering(run, step.index, this.#againPasses(run)),
      redo: 0,
    });
  }

  /** The pass that would begin if a person went again from this step on. */
  nextPass(id: string): number {
    this.walk();
    const step = this.#step(id);
    if (step.kind === 'phase') return this.#phases.newestPass() + 1;
    const run = this.#runOf(step);
    return 1 + (run.list.container === 'parallel' ? lastPass(step.index, this.#againPasses(run)) : run.pass);
  }

  /** Nothing was recorded in it and the walk has gone by. */
  passedOver(slot: Slot): boolean {
    this.walk();
    const step = this.#step(slot.instance.step);
    if (step.kind === 'phase') return this.#phases.passedOver(step.index);
    const run = this.#walkedRun(step.list, slot.instance.in);
    const { pass } = slot.instance;
    return (
      run.walked?.kind === 'exit' ||
      pass < run.pass ||
      (run.list.container === 'steps' && pass === run.pass && step.index < run.index)
    );
  }

  /** The list that a slot holds now: a group's own, or that of the option it was decided for. */
  body(slot: Slot): string | undefined {
    const step = this.#step(slot.instance.step);
    if (step.kind === 'phase' || step.kind === 'group') return step.body;
    if (step.kind !== 'decision') return undefined;
    const settled = slotSettled(slot);
    return settled.kind === 'final' ? step.options.find(o => o.id === settled.option)?.body : undefined;
  }

  /** A fact about this slot has come: whatever was walked past it is walked again. */
  touched(slot: Slot): void {
    this.#walked = undefined;
    let at: Instance | undefined = slot.instance;
    while (at) {
      const step: Step | undefined = this.#playbook.steps[at.step];
      if (!step) return;
      if (step.kind === 'phase') return this.#phases.touched(step.index, at.pass);
      const run = this.#runs.get(runKey(at.in, step.list));
      if (run) stepBack(run, at.pass, step.index);
      at = holderOf(this.#playbook, at);
    }
  }

  /** A person began a new pass from this slot on. */
  beganAgain(slot: Slot, by: Recorded): void {
    const { instance } = slot;
    const step = this.#playbook.steps[instance.step];
    if (!step) return;
    const key = runKey(instance.in, step.list);
    const passes = this.#again.get(key) ?? new Map<number, Set<number>>();
    this.#again.set(key, passes);
    passes.set(instance.pass, (passes.get(instance.pass) ?? new Set()).add(step.index));
    const run = this.#runs.get(key);
    if (run) startOver(run);
    if (step.kind === 'phase') this.#resumptions.push(by);
    this.#phases.startOver();
  }

  walkSlot(slot: Slot): Walked {
    const step = this.#step(slot.instance.step);
    const settled = slotSettled(slot);
    if (settled.kind === 'conflict') return { kind: 'pending', pending: [{ slot, step, kind: 'conflict' }] };
    if (settled.kind === 'final')
      return settled.word === 'chosen' ? this.#walkOption(slot, step, settled.by) : finished;
    if (!slot.turns.some(turn => turn.opened.length > 0))
      return { kind: 'pending', pending: [{ slot, step, kind: 'unopened' }] };
    if (step.kind !== 'group' && step.kind !== 'phase')
      return { kind: 'pending', pending: [{ slot, step, kind: 'open' }] };
    return this.#walkList(step.body, slot);
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

  #walkList(id: string, owner: Slot): Walked {
    return this.#walkRun(this.#run(id, scopeWithin(owner.instance)));
  }

  #walkRun(run: Run): Walked {
    run.walked ??= run.list.container === 'steps' ? this.#walkSteps(run) : this.#walkParallel(run);
    return run.walked;
  }

  #walkSteps(run: Run): Walked {
    for (;;) {
      let walked = finished;
      let back = Number.POSITIVE_INFINITY;
      while (run.index < run.list.children.length) {
        walked = this.walkSlot(this.#child(run, run.index, run.pass));
        const target = walked.kind === 'exit' ? run.list.children.indexOf(walked.to) : -1;
        if (walked.kind === 'finished') run.index++;
        else if (target > run.index) run.index = target;
        else {
          if (target >= 0) back = target;
          break;
        }
        walked = finished;
      }
      const start = Math.min(back, ...this.#againIn(run.scope, run.list.id, run.pass + 1));
      if (start === Number.POSITIVE_INFINITY) return walked;
      run.pass++;
      run.starts[run.pass] = start;
      run.index = start;
    }
  }

  #walkParallel(run: Run): Walked {
    const pending: Pending[] = [];
    let exit: Walked | undefined;
    for (const index of run.list.children.keys()) {
      if (run.finished.has(index)) continue;
      const walked = this.walkSlot(this.#child(run, index, lastPass(index, this.#againPasses(run))));
      if (walked.kind === 'finished') run.finished.add(index);
      else if (walked.kind === 'pending') pending.push(...walked.pending);
      else exit ??= walked;
    }
    if (exit) return exit;
    return pending.length > 0 ? { kind: 'pending', pending } : finished;
  }

  #child(run: Run, index: number, pass: number): Slot {
    return this.slot({ in: run.scope, step: run.list.children[index] as string, pass, redo: 0 });
  }

  #runOf(step: Step): Run {
    const list = this.#playbook.lists[step.list] as List;
    const owner = this.latestSlot(list.owner as string);
    return this.#walkedRun(step.list, scopeWithin(owner.instance));
  }

  /** A run as far as the facts in it lead, whether or not the case stands there. */
  #walkedRun(id: string, scope: string): Run {
    const run = this.#run(id, scope);
    this.#walkRun(run);
    return run;
  }

  #run(id: string, scope: string): Run {
    const key = runKey(scope, id);
    const known = this.#runs.get(key);
    if (known) return known;
    const list = this.#playbook.lists[id] as List;
    const run: Run = {
      list,
      scope,
      pass: 1,
      index: 0,
      starts: [0, 0],
      finished: new Set(),
      walked: undefined,
    };
    this.#runs.set(key, run);
    return run;
  }

  #againPasses(run: Run): ReadonlyMap<number, Set<number>> {
    return this.#again.get(runKey(run.scope, run.list.id)) ?? new Map();
  }

  #againIn(scope: string, list: string, pass: number): Iterable<number> {
    return this.#again.get(runKey(scope, list))?.get(pass) ?? [];
  }

  #step(id: string): Step {
    const step = this.#playbook.steps[id];
    if (!step) throw new Error(`the walk met a step that the playbook does not have: ${id}`);
    return step;
  }
}

/** The instance that holds this one's list: named by the scope, or plain where the scope is its own; none for phases. */
export function holderOf(playbook: Playbook, instance: Instance): Instance | undefined {
  const list = playbook.lists[playbook.steps[instance.step]?.list ?? ''];
  if (list?.owner === undefined) return undefined;
  const named = parseInstance(instance.in);
  if (named?.step === list.owner) return named;
  return { in: instance.in, step: list.owner, pass: 1, redo: 0 };
}

function passCovering(run: Run, index: number, again: ReadonlyMap<number, Set<number>>): number {
  if (run.list.container === 'parallel') return lastPass(index, again);
  for (let pass = run.pass; pass > 1; pass--) if ((run.starts[pass] as number) <= index) return pass;
  return 1;
}

/** Tracks do not jump; only people begin one again. */
function lastPass(index: number, again: ReadonlyMap<number, Set<number>>): number {
  let pass = 1;
  while (again.get(pass + 1)?.has(index)) pass++;
  return pass;
}

function stepBack(run: Run, pass: number, index: number): void {
  run.walked = undefined;
  run.finished.delete(index);
  if (pass < run.pass || (pass === run.pass && index < run.index)) startOver(run);
}

function startOver(run: Run): void {
  run.pass = 1;
  run.index = 0;
  run.starts = [0, 0];
  run.finished.clear();
  run.walked = undefined;
}

function runKey(scope: string, list: string): string {
  return `${scope} ${list}`;
}
