import type { InputEntry, ListEntry, StepEntry } from '../../src/playbook/document.ts';
import type { Generated, Library } from './arbitrary-playbook.ts';
import { type Condition, type Sight, weigh } from './condition.ts';
import {
  beginPhases,
  type Course,
  isThrough,
  leaveCourse,
  leavePhase,
  newCourse,
  phaseAfter,
  unfinishPhase,
} from './course.ts';
import {
  cameAt,
  childrenOf,
  hasBegun,
  holds,
  isOver,
  type Leads,
  leaveAll,
  memberOf,
  outwards,
  type Process,
  pathOf,
  type Run,
  renew,
  within,
} from './process.ts';

/** A step that is not there for want of a value, and where it stands. */
type Absent = 'waiting' | 'not-applicable' | 'skipped';

/**
 * The language as a machine that runs: each step is a process, each list a run that leads on when it is over, and what people do
 * moves it along. It knows only people who keep to the playbook, and it forgets former passes.
 */
export class Interpreter {
  readonly #conditions: Map<string, Condition>;
  readonly #library: Library;
  /** The phases of the case, and the playbooks that took their place. */
  readonly #own: Course;
  readonly #joined: Process[] = [];
  /** What holds a step, and for each input the `each` that it is asked inside of. */
  readonly #holders = new Map<string, string | undefined>();
  readonly #homes = new Map<string, string | undefined>();
  readonly #inputs = new Map<string, unknown>();
  readonly #milestones = new Set<string>();
  #severity: string | undefined;
  #time = 0;

  constructor({ document, library, conditions }: Pick<Generated, 'document' | 'library' | 'conditions'>) {
    this.#conditions = conditions;
    this.#library = library;
    this.#own = newCourse(
      document.phases.map(entry => this.#make(entry, '', undefined, undefined)),
      undefined,
    );
    this.settle();
  }

  /** A decision has led to `end`. */
  get ended(): boolean {
    return this.#own.state === 'left' && this.#joined.length === 0;
  }

  /** Instances that are open, and those whose turn has come but which are held back. */
  standing(): { open: string[]; held: string[] } {
    const all = this.#live().filter(p => !this.#isLeft(p));
    return {
      open: all
        .filter(p => p.stage === 'open' && !holds(p))
        .map(pathOf)
        .sort(),
      held: this.ended
        ? []
        : all
            .filter(p => p.stage === 'due')
            .map(pathOf)
            .sort(),
    };
  }

  setInput(name: string, value: unknown, at?: string): void {
    this.#set(name, value, at === undefined ? undefined : this.#process(at));
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

  addEvidence(id: string, at: string): void {
    this.#process(at).evidence.add(id);
    this.settle();
  }

  /** A step ends as done, failed or skipped, an approval as approved or denied. */
  end(
    at: string,
    word: 'done' | 'failed' | 'skipped' | 'approved' | 'denied',
    answers: Record<string, unknown> = {},
  ): void {
    const process = this.#process(at);
    process.word = word;
    process.stage = 'over';
    if (word === 'done' || word === 'approved') this.#note(process, process.entry.marks, answers);
    if (word === 'skipped') for (const inside of within(process)) leaveAll(inside, 'skipped');
    this.#openFresh();
    this.#leadOn(process, undefined);
    this.settle();
  }

  /** A decision ends with an option. */
  choose(at: string, option: string, answers: Record<string, unknown>): void {
    const process = this.#process(at);
    process.stage = 'over';
    process.since = ++this.#time;
    this.#note(process, process.entry.marks, answers);
    this.#choose(process, option);
    this.settle();
  }

  /** The playbook in which this step stands is left for another one, under that name. */
  switchTo(at: string, id: string, name: string, values: Record<string, unknown> = {}): void {
    const process = this.#process(at);
    Object.assign(process, { stage: 'over', word: 'done', since: ++this.#time });
    const outermost = [...outwards(process)].at(-1) as Process;
    leaveCourse(outermost.among ?? (outermost.course as Course));
    if (!outermost.among) Object.assign(outermost, { stage: 'over', word: 'done' });
    const joined = this.#make({ id: name, title: name, use: id }, '', undefined, undefined);
    this.#joined.push(Object.assign(joined, { stage: 'due' }));
    for (const [input, value] of Object.entries(values)) this.#set(input, value, undefined);
    this.settle();
  }

  #note(from: Process, marks: string | string[] | undefined, values: Record<string, unknown> = {}): void {
    for (const name of [marks ?? []].flat()) this.#milestones.add(name);
    for (const [name, value] of Object.entries(values)) this.#set(name, value, from);
  }

  /** Opens what is due and may open, until nothing more does; a step that does not apply may make others due, or no longer. */
  settle(): void {
    for (let round = 0; ; round++) {
      if (round > 500) throw new Error('what follows of itself never ends');
      if (this.ended) return;
      for (const course of this.#courses()) beginPhases(course);
      this.#openFresh();
      if (this.ended) return;
      for (const course of this.#courses()) beginPhases(course);
      const due = this.#live().filter(p => p.stage === 'due' && !p.items && !this.#isLeft(p));
      const verdicts = due.map(process => [process, this.#verdict(process)] as const);
      if (verdicts.every(([, verdict]) => verdict === 'wait')) return;
      for (const [process, verdict] of verdicts) {
        if (verdict === 'open') this.#open(process);
        if (verdict === 'not-applicable') {
          leaveAll(process, 'not-applicable');
          process.stage = 'over';
          process.since = ++this.#time;
          this.#leadOn(process, undefined);
          break;
        }
      }
    }
  }

  /** The phases that are worked through. */
  #courses(): Course[] {
    const called = this.#live().flatMap(({ course, stage }) => (course && stage === 'open' ? course : []));
    return [this.#own, ...called].filter(({ state }) => state === 'going');
  }

  #make(listed: ListEntry, prefix: string, holder: Process | undefined, home: string | undefined): Process {
    const entry = 'include' in listed ? this.#included(listed, prefix) : this.#calling(listed, prefix);
    const id = prefix + entry.id;
    this.#holders.set(id, holder?.id);
    const own = entry.each ? id : home;
    for (const [name, asked] of Object.entries(entry.asks ?? {}))
      if (asked) this.#homes.set(dotted(prefix) + name, own);
    for (const name of Object.keys(entry.takes ?? {})) this.#homes.set(dotted(`${id}/`) + name, own);
    const process = newProcess(entry, id, prefix, holder);
    const children = this.#makeChildren(process, own);
    return Object.assign(process, entry.each ? { items: new Map() } : children);
  }

  #makeChildren(process: Process, home: string | undefined) {
    const { steps, parallel, options = [], takes } = process.entry as Entry;
    const prefix = takes ? `${process.id}/` : process.prefix;
    const children = (list: ListEntry[] = []) => list.map(e => this.#make(e, prefix, process, home));
    const byOption = options.map(o => [o.id, children(o.steps ?? o.parallel)] as const);
    const phases = this.#phasesOf(process.entry);
    const course = phases && newCourse(children(phases), process);
    return { tracks: children(steps ?? parallel), byOption: new Map(byOption), course };
  }

  #phasesOf({ use, mode }: StepEntry): StepEntry[] | undefined {
    return use !== undefined && mode !== 'switch' ? this.#library.playbooks[use]?.phases : undefined;
  }

  /** A fragment in its place is a group, and its inputs are those of the place. */
  #included({ as = '', when, with: given }: Extract<ListEntry, { include: string }>, prefix: string): Entry {
    const { steps, title, inputs = {} } = this.#library.fragment;
    const entry = { id: as, title, steps, ...(when !== undefined && { when }) };
    return { ...entry, takes: inputs, given: givenTo(prefix + as, given) };
  }

  #calling(entry: StepEntry, prefix: string): Entry {
    if (!this.#phasesOf(entry)) return entry;
    const { inputs = {} } = this.#library.playbooks[entry.use ?? ''] ?? {};
    return { ...entry, takes: inputs, given: givenTo(prefix + entry.id, entry.with) };
  }

  /** The same step for one value. */
  #makeItem(all: Process, item: string): Process {
    const { each: _, ...entry } = all.entry;
    const process = { ...newProcess(entry, all.id, all.prefix, all), item, pass: all.pass };
    return Object.assign(process, this.#makeChildren(process, all.id));
  }

  /** Every process as it stands in the playbook; the values of an `each` as they are listed, then those that are no longer. */
  #live(among: readonly Process[] = [...this.#own.phases, ...this.#joined]): Process[] {
    return among.flatMap(process => {
      if (!process.items) return [process, ...this.#live(childrenOf(process))];
      const listed = this.#listed(process) ?? [];
      const others = [...process.items.keys()].filter(item => !listed.includes(item)).sort();
      const items = [...listed, ...others].flatMap(item => process.items?.get(item) ?? []);
      return [process, ...this.#live(items)];
    });
  }

  #verdict(process: Process): 'open' | 'not-applicable' | 'wait' {
    const { entry } = process;
    const ready = [...(entry.needs ?? []), ...(entry.destroys ?? [])].every(n => this.#isMet(n, process));
    if (!ready && process.among) return 'wait';
    const condition = entry.when === undefined ? undefined : this.#conditions.get(entry.when);
    const applies = condition ? weigh(condition, this.#sight(process)) : true;
    if (applies === false) return 'not-applicable';
    const given = this.#given(process);
    const isGiven =
      given.every(([, value]) => value !== undefined) &&
      this.#wanted(process).every(
        name => given.some(([known]) => known === name) || this.#input(name, process) !== undefined,
      );
    return ready && applies && isGiven ? 'open' : 'wait';
  }

  #open(process: Process): void {
    const { entry, tracks } = process;
    process.stage = 'open';
    process.word = 'open';
    process.since = ++this.#time;
    for (const [name, value] of this.#given(process)) this.#set(name, value, process);
    if (process.course && isThrough(process.course)) this.#endCourse(process.course);
    if (tracks.length === 0) return;
    this.#run(process, tracks, entry.parallel !== undefined, leads => {
      process.stage = 'over';
      process.word = 'done';
      this.#leadOn(process, leads);
    });
  }

  #choose(process: Process, id: string): void {
    const { entry, byOption } = process;
    const option = entry.options?.find(o => o.id === id);
    process.word = id;
    process.chosen = true;
    const sets = Object.entries(option?.sets ?? {}).map(([name, value]) => [
      dotted(process.prefix) + name,
      value,
    ]);
    this.#note(process, option?.marks, Object.fromEntries(sets));
    this.#openFresh();
    for (const [other, steps] of byOption) {
      if (other !== id) for (const step of steps) leaveAll(step, 'not-applicable');
    }
    this.#run(process, byOption.get(id) ?? [], option?.parallel !== undefined, leads => {
      process.through = true;
      this.#leadOn(process, leads ?? option?.next);
    });
  }

  /** Runs a list and goes on with what it leads to. */
  #run(holder: Process, steps: Process[], side: boolean, onward: (leads: Leads) => void): void {
    const run: Run = { steps, side, holder, at: 0, state: 'going', onward };
    for (const step of steps) step.run = run;
    if (side) for (const step of steps) step.stage = 'due';
    this.#runFrom(0, run);
  }

  /** A list is finished when it is at its end and no value that came later is still worked beside it. */
  #runFrom(index: number, run: Run): void {
    run.at = run.side ? run.steps.length : index;
    const step = run.steps[run.at];
    if (step?.stage === 'to-come') step.stage = 'due';
    else if (!step && run.steps.every(step => step.stage === 'gone' || isOver(step))) {
      run.state = 'finished';
      run.onward(undefined);
    }
  }

  /** A process is over: its list goes on, or is left for where it leads. */
  #leadOn(process: Process, leads: Leads): void {
    if (process.item !== undefined) return this.#leadOnItem(process.holder as Process, leads);
    const { run, among } = process;
    if (among) return this.#leavePhase(among, process, leads);
    if (run?.state !== 'going') return;
    const index = run.steps.indexOf(process);
    if (leads === undefined) return this.#runFrom(run.at === index ? index + 1 : run.at, run);
    const target = run.steps.findIndex(other => other.entry.id === leads);
    if (run.side || target < 0) {
      run.state = 'left';
      const fresh = run.steps.flatMap(({ items }) => [...(items?.values() ?? [])]).filter(p => !hasBegun(p));
      for (const other of [...run.steps.slice(index + 1), ...fresh]) leaveAll(other, 'not-applicable');
      return run.onward(leads);
    }
    if (target > index)
      for (const other of run.steps.slice(index + 1, target)) leaveAll(other, 'not-applicable');
    else this.#renewFrom(target, run, process.pass + 1);
    this.#runFrom(target, run);
  }

  /** Through all of its phases, or by `end`, a playbook that is called comes back to its caller. */
  #leavePhase(course: Course, phase: Process, leads: Leads): void {
    if (course.state !== 'going') return;
    leavePhase(course, phase, leads);
    if (course.state !== 'going' || isThrough(course)) this.#endCourse(course);
  }

  #endCourse(course: Course): void {
    const { holder, state } = course;
    if (state === 'going') course.state = 'finished';
    if (!holder) return;
    Object.assign(holder, { stage: 'over', word: 'done' });
    this.#leadOn(holder, undefined);
  }

  #leadOnItem(all: Process, leads: Leads): void {
    if (leads === undefined && [...(all.items?.values() ?? [])].some(item => !isOver(item))) return;
    all.stage = 'over';
    this.#leadOn(all, leads);
  }

  #renewFrom(index: number, run: Run, pass: number): void {
    for (const process of run.steps.slice(index)) {
      renew(process, pass);
      process.run = run;
    }
  }

  /** A value that comes with the ending of a step is there before that leads on. */
  #openFresh(): void {
    for (let round = 0; this.#goThroughLists(); round++)
      if (round > 500) throw new Error('what lists open never ends');
  }

  /** Gives each value of a list its process, as long as the container is unfinished; a value taken out goes if nothing began for it. */
  #goThroughLists(): boolean {
    for (const all of this.#live()) {
      const listed = all.items && this.#listed(all);
      if (!all.items || !listed || all.stage === 'to-come' || all.stage === 'gone' || this.#isLeft(all))
        continue;
      const gone = [...all.items].filter(([item, { since }]) => since === 0 && !listed.includes(item));
      for (const [item] of gone) all.items.delete(item);
      const fresh = listed.filter(item => !all.items?.has(item));
      if (fresh.length > 0 && !this.#isBehind(all)) {
        for (const item of fresh)
          all.items.set(item, Object.assign(this.#makeItem(all, item), { stage: 'due' }));
        this.#unfinish(all);
        return true;
      }
      if (all.stage === 'due' || (all.stage === 'open' && gone.length > 0)) {
        const { stage } = all;
        this.#leadOnItem(all, undefined);
        if (all.stage !== stage) return true;
      }
    }
    return false;
  }

  /** The container was finished when what stands behind it began; that of one value when the first of that did. */
  #isBehind(all: Process): boolean {
    if (all.run?.state === 'left') return true;
    let since = 0;
    for (let list: Run | Course | undefined = all.run; list?.holder && list.state !== 'going'; ) {
      const { holder } = list;
      since = Math.max(since, holder.since);
      const member = memberOf(holder);
      const began = [this.#after(member)].flat().flatMap(cameAt);
      const telling = member === holder ? began : [Math.min(...began)];
      if (telling.some(at => at > since && at < Number.POSITIVE_INFINITY)) return true;
      list = member.run ?? member.among;
    }
    return false;
  }

  /** What can only have begun when this was finished. */
  #after(process: Process): Process | Process[] {
    const { run, among } = process;
    if (run) return run.side ? [] : run.steps.slice(run.steps.indexOf(process) + 1);
    return (among && phaseAfter(among, process)) ?? [];
  }

  /** Something in it is to do again: what comes after it has to wait, unless it has begun. */
  #unfinish(process: Process): void {
    if (process.items) process.stage = 'open';
    if (process.item !== undefined) return this.#unfinish(process.holder as Process);
    const { run, among } = process;
    if (among) return this.#unfinishPhase(among, process);
    if (!run) return;
    const index = run.steps.indexOf(process);
    const after = run.steps.slice(index + 1);
    if (!run.side && !after.some(other => cameAt(other).length > 0)) {
      this.#renewFrom(index + 1, run, process.pass);
      run.at = index;
    }
    if (run.state === 'going') return;
    run.state = 'going';
    for (const { items } of run.steps)
      for (const [item, { stage }] of items ?? []) if (stage === 'gone') items?.delete(item);
    const { holder } = run;
    if (holder.chosen) holder.through = false;
    else if (!holder.among) Object.assign(holder, { stage: 'open', word: 'open' });
    this.#unfinish(holder);
  }

  #unfinishPhase(course: Course, phase: Process): void {
    if (phase.stage === 'open') return;
    unfinishPhase(course, phase);
    if (course.state === 'going') return;
    course.state = 'going';
    if (!course.holder) return;
    Object.assign(course.holder, { stage: 'open', word: 'open' });
    this.#unfinish(course.holder);
  }

  /** A decision led out of a list around it, and this is not where it stood; or its playbook was left. */
  #isLeft(process: Process): boolean {
    return [...outwards(process)].some(
      at => at.among?.state === 'left' || (at.run?.state === 'left' && at.run.steps[at.run.at] !== at),
    );
  }

  /** Of every instance of what it names, or of a piece of evidence's step. */
  #isMet(need: string, from: Process): boolean {
    const id = from.prefix + need;
    const all = this.#live();
    const collector = all.find(p => p.entry.collect?.some(e => p.prefix + e.id === id));
    if (collector) {
      return this.#each(collector.id, from).every(p => typeof p !== 'string' && p.evidence.has(id));
    }
    if (!this.#holders.has(id)) return this.#milestones.has(need);
    return this.#each(id, from).every(p => {
      if (typeof p === 'string') return p === 'not-applicable';
      return p.chosen ? p.through : ['done', 'approved', 'not-applicable'].includes(p.word);
    });
  }

  #sight(from: Process): Sight {
    return {
      input: name => this.#input(dotted(from.prefix) + name, from),
      item: name => itemNamed(name, from),
      severity: () => this.#severity,
      reached: milestone => this.#milestones.has(milestone),
      outcome: id => this.#outcome(from.prefix + id, from),
      passes: id => Math.max(0, ...this.#found(from.prefix + id, from).map(passesOf)),
    };
  }

  /** Of several instances what is least finished, or else went least well; an option only where all have it. */
  #outcome(id: string, from: Process): string | undefined {
    const all = this.#each(id, from);
    const words = all.map(p => (typeof p === 'string' ? p : p.chosen ? 'chosen' : p.word));
    const word = gravest.find(grave => words.includes(grave)) ?? 'not-applicable';
    if (word !== 'chosen') return word;
    const options = new Set(all.map(p => (typeof p !== 'string' && p.chosen ? p.word : undefined)));
    return options.size === 1 ? [...options][0] : undefined;
  }

  /** The instances of a step, one for each value where it has an `each`; absent are those that nothing is there of yet. */
  #each(id: string, from: Process): (Process | Absent)[] {
    return this.#found(id, from).flatMap(p => (typeof p === 'string' || !p.items ? [p] : this.#valuesOf(p)));
  }

  #found(id: string, from: Process): (Process | Absent)[] {
    const holder = this.#holders.get(id);
    if (holder === undefined) return [...this.#own.phases, ...this.#joined].filter(p => p.id === id);
    const around = [...outwards(from)].find(p => p.id === holder && p.item !== undefined);
    return this.#found(holder, from)
      .flatMap(p => (typeof p === 'string' || !p.items ? [p] : around ? [around] : this.#valuesOf(p)))
      .map(p => (typeof p === 'string' ? p : (childrenOf(p).find(child => child.id === id) as Process)));
  }

  #valuesOf(all: Process): (Process | Absent)[] {
    const absent = absentIn(all);
    const values = new Set([...(this.#listed(all) ?? []), ...(all.items?.keys() ?? [])]);
    return values.size === 0 ? [absent] : [...values].map(value => all.items?.get(value) ?? absent);
  }

  /** The distinct values of the list of a step with `each`. */
  #listed({ entry, prefix, holder }: Process): string[] | undefined {
    const [list] = Object.values(entry.each ?? {});
    const values = this.#input(`${dotted(prefix)}${list}`, holder);
    return values === undefined ? undefined : [...new Set(values as string[])];
  }

  /** Inputs that a playbook which is called must have, by their full names. */
  #wanted({ id, entry }: Process): string[] {
    const { takes = {} } = entry as Entry;
    return Object.keys(takes)
      .filter(name => takes[name]?.required === 'true')
      .map(name => dotted(`${id}/`) + name);
  }

  /** What a fragment or a called playbook is given, by the full names of its inputs. */
  #given(process: Process): [string, unknown][] {
    const { given = {} } = process.entry as Entry;
    return Object.entries(given).map(([name, text]) => {
      const [, used] = /^\{\{ (\w+) \}\}$/.exec(text) ?? [];
      if (used === undefined) return [name, text];
      return [name, itemNamed(used, process) ?? this.#input(dotted(process.prefix) + used, process)];
    });
  }

  #input(name: string, from: Process | undefined): unknown {
    return this.#inputs.get(this.#key(name, from));
  }

  #set(name: string, value: unknown, from: Process | undefined): void {
    this.#inputs.set(this.#key(name, from), value);
  }

  /** What is asked inside an `each` is kept for each of its values, and of those around it. */
  #key(name: string, from: Process | undefined): string {
    const home = this.#homes.get(name);
    const items = from ? [...outwards(from)].filter(({ item }) => item !== undefined) : [];
    const inner = items.findIndex(({ id }) => id === home);
    return inner < 0 ? name : [name, ...items.slice(inner).map(({ id, item }) => `${id}=${item}`)].join(' ');
  }

  #process(path: string): Process {
    const process = this.#live().find(p => pathOf(p) === path);
    if (!process) throw new Error(`no step ${path}`);
    return process;
  }
}

/** A step in whose place something else is put: which inputs that takes, and what it is given. */
type Entry = StepEntry & { takes?: Record<string, InputEntry>; given?: Record<string, string> };

function givenTo(id: string, given: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(given).map(([name, text]) => [dotted(`${id}/`) + name, text]));
}

function newProcess(entry: StepEntry, id: string, prefix: string, holder: Process | undefined): Process {
  return {
    entry,
    id,
    prefix,
    holder,
    item: undefined,
    pass: 1,
    stage: 'to-come',
    word: 'waiting',
    chosen: false,
    through: false,
    since: 0,
    former: 0,
    run: undefined,
    among: undefined,
    course: undefined,
    tracks: [],
    byOption: new Map(),
    items: undefined,
    evidence: new Set(),
  };
}

function absentIn({ stage, word }: Process): Absent {
  if (stage === 'to-come' || stage === 'due') return 'waiting';
  return stage === 'gone' && word === 'skipped' ? 'skipped' : 'not-applicable';
}

function passesOf(found: Process | Absent): number {
  if (typeof found === 'string') return 0;
  return hasBegun(found) ? found.pass : found.pass - 1;
}

/** The value of the nearest `each` of that name. */
function itemNamed(name: string, from: Process): string | undefined {
  const around = [...outwards(from)].find(p => p.item !== undefined && name === `${p.entry.id}_item`);
  return around?.item;
}

function dotted(prefix: string): string {
  return prefix.replaceAll('/', '.').replaceAll('-', '_');
}

const gravest = [
  'open',
  'waiting',
  'failed',
  'denied',
  'skipped',
  'chosen',
  'approved',
  'done',
  'not-applicable',
] as const;
