import { given } from '../../given.ts';
import type { IncludeEntry, ListEntry, StepEntry } from '../document.ts';
import { findingOn } from '../finding.ts';
import { limits } from '../limits.ts';
import type { List } from '../playbook.ts';
import type { Path } from '../yaml/source.ts';
import { claimId } from './claim-id.ts';
import { type Compilation, fullId, fullName, type Site, type Unit, withFullNames } from './compilation.ts';
import { requiredOf } from './compile-inputs.ts';
import { compileStep } from './compile-step.ts';
import { type Call, openCalled } from './open-called.ts';
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
  if (step.kind === 'use') addCalled(compilation, step, site, { ...inside, list: id });
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

/** A called playbook takes its place inside the step that calls it. */
function addCalled(
  compilation: Compilation,
  step: Call,
  site: Site,
  place: Omit<ListPlace, 'container'>,
): void {
  if (step.mode === 'switch' || hasTooManySteps(compilation, site, 'use')) return;
  const opened = openCalled(compilation, step, site, place.within);
  if (!opened) return;
  const { call, unit, phases } = opened;
  compilation.playbook.steps[step.id] = call;
  compileList(compilation, phases, { ...place, unit, path: ['phases'], container: 'phases' });
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
  if (hasTooManySteps(compilation, site, 'include')) return;
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
    include: {
      file: entry.include,
      with: withFullNames(unit, entry.with ?? {}),
      required: requiredOf(fragment.inputs ?? {}).map(name => fullName(unit, name)),
    },
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

/** Fragments that include fragments multiply, and no limit of a file bounds that. Said once. */
function hasTooManySteps(
  { ids, findings }: Compilation,
  { unit, path }: Site,
  key: 'include' | 'use',
): boolean {
  if (ids.size < limits.steps) return false;
  const said = {
    rule: 'too-large',
    message: `with what is included the playbook has more than ${limits.steps} steps`,
  };
  if (!findings.some(({ message }) => message === said.message)) {
    const help = 'include less, or make it several playbooks';
    findings.push(findingOn(unit.source, [...path, key], 'value', { ...said, help }));
  }
  return true;
}
