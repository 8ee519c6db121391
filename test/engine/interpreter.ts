import type { PlaybookDocument, StepEntry } from '../../src/playbook/document.ts';
import { type Condition, type Sight, weigh } from './condition.ts';

/** Where a process leads when it is over: on, or to the step, phase or `end` that a decision named. */
type Leads = string | undefined;
type Then = (leads: Leads) => void;

/** What is known of a step in its present pass. */
interface Process {
  entry: StepEntry;
  scope: string;
  pass: number;
  /** `due`: its turn has come. `gone`: the walk went by, or it stands in what was not taken. */
  stage: 'to-come' | 'due' | 'open' | 'over' | 'gone';
  /** Where it stands, as `outcome()` says it. */
  word: string;
  chosen: boolean;
  /** The steps of the option that was chosen are finished. */
  through: boolean;
  onward: Then;
  tracks: Process[];
  byOption: Map<string, Process[]>;
}

/**
 * The language as a machine that runs: each step is a process, each place after it a continuation, and what people do
 * moves it along. It knows only people who keep to the playbook, and it forgets former passes.
 */
export class Interpreter {
  readonly #conditions: Map<string, Condition>;
  readonly #phases: Process[];
  readonly #all = new Map<string, Process>();
  /** Where each pass through the phases began. */
  readonly #starts: number[] = [0, 0];
  readonly #targets = new Set<Process>();
  readonly #inputs = new Map<string, unknown>();
  readonly #milestones = new Set<string>();
  readonly #evidence = new Map<string, { by: Process; pass: string }>();
  #severity: string | undefined;
  ended = false;

  constructor(document: PlaybookDocument, conditions: Map<string, Condition>) {
    this.#conditions = conditions;
    this.#phases = document.phases.map(entry => this.#make(entry, ''));
    this.settle();
  }

  /** Instances that are open, and those whose turn has come but which are held back. */
  standing(): { open: string[]; held: string[] } {
    const all = [...this.#all.values()];
    const works = (p: Process) => p.stage === 'open' && !holds(p);
    return {
      open: all.filter(works).map(nameOf).sort(),
      held: this.ended
        ? []
        : all
            .filter(p => p.stage === 'due')
            .map(nameOf)
            .sort(),
    };
  }

  setInput(name: string, value: unknown): void {
    this.#inputs.set(name, value);
    this.settle();
  }

  setSeverity(value: string): void {
    this.#severity = value;
    this.settle();
  }

  setMilestone(name: string): void {
    this.#milestones.add(name);
    this.settle();
  }

  addEvidence(id: string, step: string): void {
    const by = this.#process(step);
    this.#evidence.set(id, { by, pass: nameOf(by) });
    this.settle();
  }

  /** A step ends as done, failed or skipped, an approval as approved or denied. */
  end(
    id: string,
    word: 'done' | 'failed' | 'skipped' | 'approved' | 'denied',
    answers: Record<string, unknown> = {},
  ): void {
    const process = this.#process(id);
    process.stage = 'over';
    process.word = word;
    if (word === 'done' || word === 'approved') this.#note(process.entry.marks, answers);
    if (word === 'skipped') for (const inside of within(process)) leaveAll(inside, 'skipped');
    process.onward(undefined);
    this.settle();
  }

  /** A decision ends with an option. */
  choose(id: string, option: string, answers: Record<string, unknown>): void {
    const process = this.#process(id);
    process.stage = 'over';
    this.#note(process.entry.marks, answers);
    this.#choose(process, option);
    this.settle();
  }

  #note(marks: string | string[] | undefined, values: Record<string, unknown> = {}): void {
    for (const name of [marks ?? []].flat()) this.#milestones.add(name);
    for (const [name, value] of Object.entries(values)) this.#inputs.set(name, value);
  }

  /** Opens what is due and may open, until nothing more does; a step that does not apply may make others due, or no longer. */
  settle(): void {
    for (;;) {
      if (this.ended) return;
      this.#beginPhases();
      const due = [...this.#all.values()].filter(p => p.stage === 'due');
      const verdicts = due.map(process => [process, this.#verdict(process)] as const);
      if (verdicts.every(([, verdict]) => verdict === 'wait')) return;
      for (const [process, verdict] of verdicts) {
        if (verdict === 'open') this.#open(process);
        if (verdict === 'not-applicable') {
          leaveAll(process, 'not-applicable');
          process.stage = 'over';
          process.onward(undefined);
          break;
        }
      }
    }
  }

  #make(entry: StepEntry, scope: string): Process {
    const process: Process = {
      entry,
      scope,
      pass: 1,
      stage: 'to-come',
      word: 'waiting',
      chosen: false,
      through: false,
      onward: () => {},
      tracks: (entry.steps ?? entry.parallel ?? []).map(e => this.#make(e as StepEntry, scope)),
      byOption: new Map(
        (entry.options ?? []).map(o => [
          o.id,
          (o.steps ?? o.parallel ?? []).map(e => this.#make(e as StepEntry, scope)),
        ]),
      ),
    };
    this.#all.set(entry.id, process);
    return process;
  }

  #verdict(process: Process): 'open' | 'not-applicable' | 'wait' {
    const { entry } = process;
    const ready = [...(entry.needs ?? []), ...(entry.destroys ?? [])].every(need => this.#isMet(need));
    if (!ready && this.#phases.includes(process)) return 'wait';
    const condition = entry.when === undefined ? undefined : this.#conditions.get(entry.when);
    const applies = condition ? weigh(condition, this.#sight) : true;
    if (applies === false) return 'not-applicable';
    return ready && applies ? 'open' : 'wait';
  }

  #open(process: Process): void {
    const { entry, tracks } = process;
    process.stage = 'open';
    process.word = 'open';
    if (tracks.length === 0) return;
    this.#run(tracks, entry.parallel !== undefined, leads => {
      process.stage = 'over';
      process.word = 'done';
      process.onward(leads);
    });
  }

  #choose(process: Process, id: string): void {
    const { entry, byOption } = process;
    const option = entry.options?.find(o => o.id === id);
    process.word = id;
    process.chosen = true;
    this.#note(option?.marks, option?.sets);
    for (const [other, steps] of byOption) {
      if (other !== id) for (const step of steps) leaveAll(step, 'not-applicable');
    }
    this.#run(byOption.get(id) ?? [], option?.parallel !== undefined, leads => {
      process.through = true;
      process.onward(leads ?? option?.next);
    });
  }

  /** Runs a list and goes on with what it leads to. */
  #run(steps: Process[], side: boolean, onward: Then): void {
    if (side) this.#runTracks(steps, onward);
    else this.#runFrom(0, steps, onward);
  }

  #runTracks(steps: Process[], onward: Then): void {
    let running = steps.length;
    for (const step of steps) {
      this.#await(step, leads => {
        running--;
        if (leads !== undefined) onward(leads);
        else if (running === 0) onward(undefined);
      });
    }
  }

  #runFrom(index: number, steps: Process[], onward: Then): void {
    const step = steps[index];
    if (!step) return onward(undefined);
    this.#await(step, leads => {
      const target = steps.findIndex(other => other.entry.id === leads);
      if (leads === undefined) return this.#runFrom(index + 1, steps, onward);
      if (target < 0) {
        for (const other of steps.slice(index + 1)) leaveAll(other, 'not-applicable');
        return onward(leads);
      }
      if (target > index)
        for (const other of steps.slice(index + 1, target)) leaveAll(other, 'not-applicable');
      else {
        const pass = step.pass + 1;
        for (const other of steps.slice(target)) renew(other, other.scope, pass);
      }
      this.#runFrom(target, steps, onward);
    });
  }

  #await(step: Process, onward: Then): void {
    step.stage = 'due';
    step.onward = onward;
  }

  /** Phases with needs stand beside the others; one without follows the one above. */
  #beginPhases(): void {
    let above = true;
    for (const [index, phase] of this.#phases.entries()) {
      const preparation = phase.entry.stage === 'preparation';
      const mayBegin =
        phase.entry.needs !== undefined ||
        above ||
        this.#targets.has(phase) ||
        this.#starts[phase.pass] === index;
      if (phase.stage === 'to-come' && mayBegin && !preparation) {
        this.#await(phase, leads => this.#leavePhase(index, leads));
      }
      if (phase.stage === 'gone') above = true;
      else if (!preparation) above = phase.stage === 'over';
    }
  }

  #leavePhase(index: number, leads: Leads): void {
    const phase = this.#phases[index] as Process;
    const target = this.#phases.findIndex(other => other.entry.id === leads);
    if (leads === 'end') this.ended = true;
    else if (target > index) this.#jumpForward(index, target);
    else if (target >= 0) this.#beginPass(phase.pass + 1, target);
    this.#catchUp();
  }

  /** Phases that have not begun in this pass are passed over. */
  #jumpForward(from: number, to: number): void {
    const { pass } = this.#phases[from] as Process;
    for (const between of this.#phases.slice(from + 1, to)) {
      if (between.pass === pass && (between.stage === 'to-come' || between.stage === 'due'))
        leaveAll(between, 'not-applicable');
    }
    const target = this.#phases[to] as Process;
    if (target.pass === pass) this.#targets.add(target);
  }

  #beginPass(pass: number, start: number): void {
    this.#starts[pass] = Math.min(start, this.#starts[pass] ?? Number.POSITIVE_INFINITY);
  }

  /** Phases that are not open go to the newest pass that covers them. Those that are open stay until they are over. */
  #catchUp(): void {
    for (const [index, phase] of this.#phases.entries()) {
      if (phase.stage === 'open') continue;
      const newest = this.#starts.findLastIndex(start => start <= index);
      if (newest <= phase.pass) continue;
      this.#targets.delete(phase);
      renew(phase, '', newest);
    }
  }

  #isMet(need: string): boolean {
    const evidence = [...this.#all.values()].some(p => p.entry.collect?.some(({ id }) => id === need));
    if (evidence) {
      const found = this.#evidence.get(need);
      return found !== undefined && nameOf(found.by) === found.pass;
    }
    const process = this.#all.get(need);
    if (!process) return this.#milestones.has(need);
    if (process.chosen) return process.through;
    return ['done', 'approved', 'not-applicable'].includes(process.word);
  }

  readonly #sight: Sight = {
    input: name => this.#inputs.get(name),
    severity: () => this.#severity,
    reached: milestone => this.#milestones.has(milestone),
    outcome: id => this.#process(id).word,
    passes: id => {
      const { pass, stage } = this.#process(id);
      return stage === 'to-come' || stage === 'due' || stage === 'gone' ? pass - 1 : pass;
    },
  };

  #process(id: string): Process {
    const process = this.#all.get(id);
    if (!process) throw new Error(`no step ${id}`);
    return process;
  }
}

/** As a new one, in a pass and a scope; what it holds begins in a first pass of its own. */
function renew(process: Process, scope: string, pass: number): void {
  Object.assign(process, { scope, pass, stage: 'to-come', word: 'waiting', chosen: false, through: false });
  const inner = pass === 1 ? scope : nameOf(process);
  for (const child of childrenOf(process)) renew(child, inner, 1);
}

/** The walk goes by what has not begun. */
function leaveAll(process: Process, word: string): void {
  for (const each of [process, ...within(process)]) {
    if (each.stage === 'to-come' || each.stage === 'due') Object.assign(each, { stage: 'gone', word });
  }
}

function childrenOf({ tracks, byOption }: Process): Process[] {
  return [...tracks, ...[...byOption.values()].flat()];
}

function within(process: Process): Process[] {
  return childrenOf(process).flatMap(child => [child, ...within(child)]);
}

function holds({ tracks }: Process): boolean {
  return tracks.length > 0;
}

function nameOf({ entry, scope, pass }: Process): string {
  return `${scope === '' ? '' : `${scope}/`}${entry.id}${pass > 1 ? `#${pass}` : ''}`;
}
