import type {
  FragmentDocument,
  IncludeEntry,
  InputEntry,
  ListEntry,
  OptionEntry,
  PlaybookDocument,
  StepEntry,
} from '../../src/playbook/document.ts';
import { type ClockSketch, clockId, writeClocks } from './arbitrary-clocks.ts';
import { documentOf } from './compile.ts';
import { type Condition, type DraftCondition, written } from './condition.ts';
import type { Sketch } from './sketch.ts';

export interface Features {
  /** Options may have a `next`. */
  jumps: boolean;
  /** Every other step has a condition, mostly over inputs; else every sixth. */
  conditional: boolean;
}

/** Which file of the library is written: the case's playbook, the one that it calls, the one that it is switched to, the fragment. */
type Unit = 'case' | 'called' | 'successor' | 'part';

/** What stands before every id of a file, so that none is there twice. */
const marks: Record<Unit, string> = { case: '', called: 'called', successor: 'next', part: 'part' };

/** Gives sketches their ids, then draws what they name. `part` has the steps of the fragment that is included. */
export class Author {
  readonly conditions = new Map<string, Condition>();
  readonly #features: Features;
  readonly #unit: Unit;
  readonly #part: Author | undefined;
  readonly #places: Place[] = [];
  readonly #evidence: string[] = [];
  #clocks: string[] = [];
  #count = 0;

  constructor(features: Features, unit: Unit, part?: Author) {
    this.#features = features;
    this.#unit = unit;
    this.#part = part;
  }

  write(phases: Sketch[], clocks: ClockSketch[]): PlaybookDocument {
    const places = this.#number(phases, undefined, false);
    this.#clocks = clocks.map((_, i) => clockId(marks[this.#unit], i));
    const document = documentOf(places.map(place => this.#entry(place)));
    const steps = this.#places.filter(({ holder }) => holder).map(({ id }) => id);
    const [first] = places as [Place];
    document.clocks = writeClocks(clocks, this.#clocks, steps, draft => this.#when(first, draft));
    if (this.#unit !== 'case') return { ...document, id: this.#unit, inputs: given };
    document.inputs = { ...document.inputs, known: { ask: 'Is it known?', type: 'yes-no' } };
    return document;
  }

  writeFragment(sketches: Sketch[]): FragmentDocument {
    const places = this.#number(sketches, undefined, false);
    const { spread, ...inputs } = given;
    return {
      'tocsin-fragment': '1',
      id: 'part',
      title: 'Part',
      roles: { commander: { title: 'Commander' } },
      inputs: { ...inputs, spread: { ask: 'Does it spread there?' } },
      steps: places.map(place => this.#listed(place)),
    };
  }

  get #isPart(): boolean {
    return this.#unit === 'part';
  }

  #number(sketches: Sketch[], holder: Place | undefined, side: boolean): Place[] {
    const siblings: Place[] = [];
    for (const sketch of sketches) {
      const id = `${marks[this.#unit]}${holder || this.#isPart ? sketch.kind[0] : 'p'}${++this.#count}`;
      const place: Place = { id, sketch, holder, side, siblings, body: [], options: [] };
      siblings.push(place);
      this.#places.push(place);
      if (sketch.collect && this.#works(place)) this.#evidence.push(`${id}-proof`);
      place.body = this.#number(sketch.body, place, sketch.side);
      place.options = sketch.options.map(option => this.#number(option.body, place, option.side));
    }
    return siblings;
  }

  #listed(place: Place): ListEntry {
    return place.sketch.kind === 'include' ? this.#include(place) : this.#entry(place);
  }

  #include(place: Place): IncludeEntry {
    const { id, sketch } = place;
    const entry: IncludeEntry = { include: 'part.yaml', as: id, with: this.#given(place) };
    if (sketch.when) entry.when = this.#when(place, sketch.when);
    return entry;
  }

  /** Some of its inputs: from a literal, a value, a list, and the value of an `each` around it. */
  #given(place: Place): Record<string, string> {
    const { with: number } = place.sketch;
    const [item] = itemsAround(place);
    const known = item === undefined || number % 2 === 0 ? '{{ known }}' : `{{ ${item} }}`;
    return {
      ...(number % 3 > 0 && { spread: number % 3 === 1 ? 'yes' : '{{ spread }}' }),
      ...(number % 5 > 1 && { known }),
      ...(number % 7 > 2 && { hosts: '{{ hosts }}' }),
    };
  }

  #entry(place: Place): StepEntry {
    const { id, sketch } = place;
    const entry: StepEntry = { id, title: `Step ${id}` };
    if (sketch.each !== undefined) entry.each = { [itemOf(id)]: this.#list(place, sketch.each) };
    if (!place.holder && !this.#isPart) entry.stage = sketch.preparation ? 'preparation' : 'containment';
    if (sketch.when) entry.when = this.#when(place, sketch.when);
    if (sketch.needs) entry.needs = [...new Set(sketch.needs.map(need => this.#need(place, need)))];
    if (this.#works(place))
      Object.assign(entry, workOf(place), this.#destruction(place), this.#meeting(sketch.meets));
    if (sketch.kind === 'approve') entry.approve = 'commander';
    if (sketch.kind === 'review') entry.review = ['What let them in?', 'What was slow?'];
    if (sketch.kind === 'notify') entry.notify = { to: 'lee', message: 'Known: {{ known }}' };
    if (sketch.kind === 'run') {
      entry.run = ['edr', 'isolate', '--', '{{ known }}'];
      if (sketch.side) entry.outputs = { known: { match: 'known: (yes|no)' } };
    }
    if (sketch.kind === 'wait') entry.wait = sketch.side ? { until: 'reached("declared")' } : '5m';
    if (sketch.kind === 'lift') entry.lift = 'all';
    if (sketch.kind === 'use') Object.assign(entry, { use: 'called', with: this.#given(place) });
    if (this.#switches(place))
      Object.assign(entry, {
        use: this.#unit === 'case' ? 'successor' : 'called',
        mode: 'switch',
        with: this.#given(place),
      });
    if (sketch.kind === 'decision') entry.options = this.#options(place);
    if (place.body.length > 0)
      entry[sketch.side ? 'parallel' : 'steps'] = place.body.map(p => this.#listed(p));
    return entry;
  }

  /** A list of the case, or one that a step around it or above it asks for. */
  #list(place: Place, number: number): string {
    const asked = this.#places
      .slice(0, this.#places.indexOf(place))
      .filter(p => this.#works(p) && p.sketch.asks && asksList(p));
    const lists = ['hosts', 'hosts', ...asked.map(({ id }) => `${id}_answer`)];
    return lists[number % lists.length] as string;
  }

  /** Of what is collected anywhere: a step that destroys its own evidence waits for a person. */
  #destruction({ sketch }: Place): Partial<StepEntry> {
    const { destroys } = sketch;
    if (destroys === undefined || this.#evidence.length === 0) return {};
    return { destroys: [this.#evidence[destroys % this.#evidence.length] as string] };
  }

  #meeting(number: number | undefined): { meets?: string } {
    const clock = number === undefined ? undefined : this.#clocks[number % this.#clocks.length];
    return clock === undefined ? {} : { meets: clock };
  }

  #works(place: Place): boolean {
    const isPhase = place.holder === undefined && !this.#isPart;
    return !isPhase && !holding.has(place.sketch.kind) && !this.#switches(place);
  }

  /** Beside other tracks and in what is called, it is a task. */
  #switches(place: Place): boolean {
    const isInside = [place, ...holdersOf(place)].some(({ side }) => side);
    return place.sketch.kind === 'switch' && this.#unit !== 'called' && !isInside;
  }

  #options(place: Place): OptionEntry[] {
    const targets = this.#features.jumps ? targetsOf(place) : [];
    return place.sketch.options.map(({ side, next, marks, meets, sets }, index) => {
      const body = place.options[index] as Place[];
      const option: OptionEntry = { id: `o${index + 1}`, label: `Option ${index + 1}` };
      if (next !== undefined && targets.length > 0) option.next = targets[next % targets.length] as string;
      if (marks) option.marks = 'declared';
      Object.assign(option, this.#meeting(meets));
      if (sets) option.sets = { known: index % 2 === 0 ? 'yes' : 'no' };
      if (body.length > 0) option[side ? 'parallel' : 'steps'] = body.map(p => this.#listed(p));
      return option;
    });
  }

  /** Mostly something above; now and then anything, also what never comes. */
  #need(place: Place, number: number): string {
    const around = holdersOf(place);
    const above = this.#places.slice(0, this.#places.indexOf(place)).filter(p => !around.includes(p));
    const all = number % 8 === 0 ? this.#places.filter(p => p !== place) : above;
    const names = [...all.flatMap(p => this.#idsOf(p)), ...this.#evidence, 'contained', 'declared'];
    return names[Math.floor(number / 8) % names.length] as string;
  }

  /** An include also by what it has inside. */
  #idsOf({ id, sketch }: Place): string[] {
    if (sketch.kind !== 'include' || !this.#part) return [id];
    return [id, ...this.#part.#places.map(inner => `${id}/${inner.id}`)];
  }

  #when(place: Place, draft: DraftCondition): string {
    const condition = this.#resolve(place, draft);
    const text = written(condition);
    this.conditions.set(text, condition);
    return text;
  }

  #resolve(place: Place, draft: DraftCondition): Condition {
    switch (draft.is) {
      case 'item': {
        const items = itemsAround(place);
        const name = items[draft.of % items.length];
        return name === undefined
          ? { is: 'input', name: 'spread', value: 'yes' }
          : { is: 'item', name, value: draft.value };
      }
      case 'answer': {
        const asking = this.#places.filter(p => this.#works(p) && p.sketch.asks && !asksList(p));
        const name = asking[draft.of % asking.length];
        return { is: 'input', name: name ? `${name.id}_answer` : 'known', value: draft.value };
      }
      case 'outcome': {
        const { id, sketch } = this.#at(place, draft.step);
        const words = ['done', 'open', 'failed', 'skipped', 'not-applicable', 'waiting'];
        const chosen =
          sketch.kind === 'approve'
            ? ['approved', 'denied']
            : sketch.options.map((_, index) => `o${index + 1}`);
        const possible = chosen.length > 0 ? [...chosen, ...words.filter(w => w !== 'done')] : words;
        return { is: 'outcome', of: id, word: possible[draft.word % possible.length] as string };
      }
      case 'passes':
        return { is: 'passes', of: this.#at(place, draft.step).id, least: draft.least };
      case 'not':
        return { is: 'not', of: this.#resolve(place, draft.of) };
      case 'all':
      case 'any':
        return {
          is: draft.is,
          of: [this.#resolve(place, draft.of[0]), this.#resolve(place, draft.of[1])],
        };
      default:
        return draft;
    }
  }

  #at(place: Place, number: number): Place {
    const others = this.#places.filter(p => p !== place);
    return others[number % others.length] ?? place;
  }
}

/** Inputs of what is taken in: a playbook wants the first of them. */
const given: Record<string, InputEntry> = {
  spread: { ask: 'Does it spread there?', required: 'true' },
  known: { ask: 'Is it known there?' },
  hosts: { ask: 'Which hosts there?', many: 'true' },
};

const holding: ReadonlySet<Sketch['kind']> = new Set(['group', 'include', 'use']);

interface Place {
  id: string;
  sketch: Sketch;
  holder: Place | undefined;
  /** Stands in a `parallel`. */
  side: boolean;
  siblings: Place[];
  body: Place[];
  options: Place[][];
}

function workOf({ id, sketch }: Place): Partial<StepEntry> {
  const work: Partial<StepEntry> = {};
  if (sketch.asks) {
    const asked = asksList({ sketch }) ? { ask: 'Which?', many: 'true' as const } : { ask: 'What?' };
    work.asks = { [`${id}_answer`]: asked, [sketch.side ? 'hosts' : 'spread']: null };
  }
  if (sketch.checklist) work.checklist = ['One', 'Two'];
  if (sketch.collect) work.collect = [{ id: `${id}-proof`, what: 'Proof' }];
  if (sketch.marks) work.marks = 'contained';
  if (sketch.measure) work.measure = { what: `Block of ${id}`, undo: 'Unblock' };
  if (sketch.critical) work.critical = 'true';
  if (sketch.witness) work.witness = 'true';
  return work;
}

function itemOf(id: string): string {
  return `${id}_item`;
}

/** The names that every `each` around a place gives, its own first. */
function itemsAround(place: Place): string[] {
  return [place, ...holdersOf(place)]
    .filter(({ sketch }) => sketch.each !== undefined)
    .map(({ id }) => itemOf(id));
}

function asksList({ sketch }: Pick<Place, 'sketch'>): boolean {
  return sketch.with % 3 === 0;
}

/** Where `next` may lead: `end`, and every step of this list and those around it, up to the nearest track or `each`. */
function targetsOf(place: Place): string[] {
  const targets = ['end'];
  for (let at: Place | undefined = place; at && !at.side && at.sketch.each === undefined; at = at.holder) {
    targets.push(...at.siblings.filter(p => !p.sketch.preparation).map(p => p.id));
  }
  return targets;
}

function holdersOf(place: Place): Place[] {
  return place.holder ? [place.holder, ...holdersOf(place.holder)] : [];
}
