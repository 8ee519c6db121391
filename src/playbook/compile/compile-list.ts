import { given } from '../../given.ts';
import type { IncludeEntry, ListEntry, StepEntry } from '../document.ts';
import { findingOn } from '../finding.ts';
import { limits } from '../limits.ts';
import type { List } from '../playbook.ts';
import type { Path } from '../yaml/source.ts';
import { type Compilation, fullId, fullName, type Site, type Unit } from './compilation.ts';
import { compileStep } from './compile-step.ts';
import { openFragment } from './open-fragment.ts';

/** Where a list stands and what kind it is. */
export interface ListPlace {
  unit: Unit;
  path: Path;
  /** The list's id in the playbook. */
  list: string;
  container: List['container'];
  owner?: string;
  option?: string;
  /** The phase around it. */
  phase?: string;
  /** The nearest step with `each` around it. */
  within?: string;
}

/** Compiles a list and everything inside it into the playbook's lists and steps. */
export function compileList(compilation: Compilation, entries: readonly ListEntry[], place: ListPlace): void {
  const { list: id, container, owner, option } = place;
  const list: List = {
    id,
    container,
    ...(owner !== undefined && { owner }),
    ...(option !== undefined && { option }),
    children: [],
  };
  compilation.playbook.lists[id] = list;
  entries.forEach((entry, index) => {
    const path = [...place.path, index];
    if ('include' in entry) addInclude(compilation, entry, path, place, list);
    else addStep(compilation, entry, path, place, list);
  });
}

function addStep(compilation: Compilation, entry: StepEntry, path: Path, place: ListPlace, list: List): void {
  const id = fullId(place.unit, entry.id);
  const isPhase = place.container === 'phases';
  const site = { unit: place.unit, path };
  if (!claimId(compilation, id, isPhase ? 'phase' : 'step', { ...site, path: [...path, 'id'] })) return;
  const phase = isPhase ? id : (place.phase ?? '');
  const within = entry.each ? id : place.within;
  const step = compileStep(compilation, entry, site, {
    id,
    list: list.id,
    index: list.children.length,
    phase,
    isPhase,
    ...given({ within }),
  });
  list.children.push(id);
  compilation.playbook.steps[id] = step;
  for (const [i, { id: evidence }] of (entry.collect ?? []).entries()) {
    claimId(compilation, fullId(place.unit, evidence), 'evidence', {
      ...site,
      path: [...path, 'collect', i, 'id'],
    });
  }
  const inside = { unit: place.unit, path, phase, owner: id, ...given({ within }) };
  compileInner(compilation, entry, { ...inside, list: id });
  for (const [i, option] of (entry.options ?? []).entries()) {
    compileInner(compilation, option, {
      ...inside,
      path: [...path, 'options', i],
      option: option.id,
      list: `${id}:${option.id}`,
    });
  }
}

type Holder = Pick<StepEntry, 'steps' | 'parallel'>;

function compileInner(
  compilation: Compilation,
  { steps, parallel }: Holder,
  place: Omit<ListPlace, 'container'>,
): void {
  const at = (key: 'steps' | 'parallel'): ListPlace => ({
    ...place,
    container: key,
    path: [...place.path, key],
  });
  if (steps) compileList(compilation, steps, at('steps'));
  if (parallel) compileList(compilation, parallel, at('parallel'));
}

/** A fragment takes its place as a group: its name is the group's id and stands before the ids inside. */
function addInclude(
  compilation: Compilation,
  entry: IncludeEntry,
  path: Path,
  place: ListPlace,
  list: List,
): void {
  const site = { unit: place.unit, path };
  if (hasTooManySteps(compilation, site)) return;
  const opened = openFragment(compilation, entry, site, place.within);
  if (!opened) return;
  const { fragment, unit, name } = opened;
  const id = fullId(place.unit, name);
  const named = [...path, entry.as === undefined ? 'include' : 'as'];
  if (!claimId(compilation, id, 'step', { unit: place.unit, path: named })) return;
  const phase = place.phase ?? '';
  const group: StepEntry = {
    id: name,
    title: fragment.title,
    steps: fragment.steps,
    ...given({ when: entry.when }),
  };
  const at = { id, list: list.id, index: list.children.length, phase, isPhase: false };
  list.children.push(id);
  compilation.playbook.steps[id] = {
    ...compileStep(compilation, group, site, at),
    kind: 'group',
    body: id,
    include: { file: entry.include, with: withFullNames(unit, entry.with ?? {}) },
  };
  compileList(compilation, fragment.steps, {
    unit,
    path: ['steps'],
    list: id,
    container: 'steps',
    owner: id,
    phase,
    ...given({ within: place.within }),
  });
}

/** Values for the inputs of what is put in place, by their full names. */
function withFullNames(unit: Unit, values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [fullName(unit, name), value]));
}

/** Fragments that include fragments multiply, and no limit of a file bounds that. Said once. */
function hasTooManySteps({ ids, findings }: Compilation, { unit, path }: Site): boolean {
  if (ids.size < limits.steps) return false;
  const said = {
    rule: 'too-large',
    message: `with what is included the playbook has more than ${limits.steps} steps`,
  };
  if (!findings.some(({ message }) => message === said.message)) {
    const help = 'include less, or make it several playbooks';
    findings.push(findingOn(unit.source, [...path, 'include'], 'value', { ...said, help }));
  }
  return true;
}

/** Takes an id for one thing; false where another has it already. */
export function claimId(
  compilation: Compilation,
  id: string,
  what: 'step' | 'phase' | 'evidence' | 'clock',
  site: Site,
): boolean {
  const first = compilation.ids.get(id);
  if (!first) {
    compilation.ids.set(id, { ...site, what });
    return true;
  }
  const { source } = first.unit;
  compilation.findings.push(
    findingOn(site.unit.source, site.path, 'value', {
      rule: 'duplicate-id',
      message: `the id \`${id}\` stands for a ${nameOf(first.what)} already, and an id means one thing in a playbook`,
      help: 'choose another id',
      related: [
        {
          file: source.file,
          range: source.locate(first.path, 'value'),
          message: `the ${nameOf(first.what)} \`${id}\``,
        },
      ],
    }),
  );
  return false;
}

function nameOf(what: 'step' | 'phase' | 'evidence' | 'clock'): string {
  return what === 'evidence' ? 'piece of evidence' : what;
}
