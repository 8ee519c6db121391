import type { PlaybookDocument } from '../../playbook/document.ts';
import type { Playbook, Step } from '../../playbook/playbook.ts';
import type { Source } from '../../playbook/yaml/source.ts';
import { type Holds, holding } from './certainty.ts';
import { type FlowGraph, flowGraph, type Point } from './flow-graph.ts';
import { type CertainFlow, isGuarded } from './guards.ts';
import { settersOf } from './setters.ts';
import { commonList, standsIn } from './tree.ts';
import { type Use, usesOfInputs } from './uses-of-inputs.ts';

/** A use of an input that has no value there: `always`, or only on some way. */
export interface UnsetUse {
  use: Use;
  always: boolean;
  /** The steps that give it a value, elsewhere. */
  setters: Step[];
}

/**
 * The first such use of each input, the ones that never work before those that work at times. Inputs that the playbook declares by
 * themselves are left out: they are asked as soon as something needs them. Of what goes on side by side people choose the order.
 */
export function unsetUses(playbook: Playbook, source: Source): UnsetUse[] {
  const { inputs: declared = {} } = source.data as PlaybookDocument;
  const setters = settersOf(playbook);
  const uses = usesOfInputs(playbook, source).filter(
    ({ name }) =>
      !Object.hasOwn(declared, name) && setters.get(name)?.some(({ asks }) => asks.includes(name)),
  );
  if (uses.length === 0) return [];
  const flow = lookInto(playbook, uses, setters);
  const found = new Map<string, UnsetUse>();
  for (const use of uses) {
    const always = isUnset(use, flow);
    const known = found.get(use.name);
    if (always === undefined || (known && (known.always || !always))) continue;
    found.set(use.name, { use, always, setters: setters.get(use.name) ?? [] });
  }
  return [...found.values()];
}

interface Flow extends CertainFlow {
  possible: Holds;
}

function lookInto(
  playbook: Playbook,
  uses: readonly Use[],
  setters: ReadonlyMap<string, readonly Step[]>,
): Flow {
  const graph = flowGraph(playbook);
  const numbers = new Map<string, number>();
  const facts = new Map<Point, number[]>();
  const add = (fact: string, point: Point) => {
    const number = numbers.get(fact) ?? numbers.size;
    numbers.set(fact, number);
    facts.set(point, [...(facts.get(point) ?? []), number]);
  };
  for (const name of new Set(uses.map(use => use.name))) {
    for (const setter of setters.get(name) ?? []) {
      for (const point of pointsOfSetting(graph, setter, name)) add(`set ${name}`, point);
    }
  }
  for (const step of Object.values(playbook.steps)) {
    if (step.kind === 'phase') add(`past ${step.id}`, graph.past(step.id));
  }
  const turns = [...new Set(uses.map(({ step }) => step)), ...conditional(playbook)];
  for (const { id } of new Set(turns)) add(`turn ${id}`, graph.turn(id));
  const count = numbers.size;
  return {
    playbook,
    graph,
    setters,
    numbers,
    certain: holding(graph, facts, count, 'certain'),
    possible: holding(graph, facts, count, 'possible'),
  };
}

/** Steps that may be passed by although their turn has come. */
function conditional({ steps }: Playbook): Step[] {
  return Object.values(steps).filter(({ when }) => when !== undefined);
}

/** Where a step gives an input its value: a decision by its answer, a fragment or call as it opens, others when they are done. */
function pointsOfSetting(graph: FlowGraph, step: Step, name: string): Point[] {
  if (step.kind === 'group' || step.kind === 'use') return [graph.open(step.id)];
  if (step.kind !== 'decision') return [graph.worked(step.id)];
  return step.options
    .filter(({ sets }) => step.asks.includes(name) || Object.hasOwn(sets, name))
    .map(({ id }) => graph.chosen(step.id, id));
}

/** Whether it is unset on every way there, or on some; undefined where it has its value, or where nobody can tell. */
function isUnset(use: Use, flow: Flow): boolean | undefined {
  const { graph, certain, possible, numbers, playbook } = flow;
  const { name, step } = use;
  const at = use.for === 'applying' ? graph.turn(step.id) : graph.open(step.id);
  const fact = numbers.get(`set ${name}`) as number;
  if (certain(fact, at)) return undefined;
  for (const setter of flow.setters.get(name) ?? []) {
    if (use.for !== 'applying' && standsIn(playbook, setter, step)) return undefined;
    if (goesBeside(setter, step, at, flow)) return undefined;
  }
  if (!possible(fact, at)) return true;
  return use.for === 'suggesting' || isGuarded(use, at, flow) ? undefined : false;
}

/** Whether people choose which of two comes first: neither is certain to be there, or behind, before the other. */
function goesBeside(
  setter: Step,
  step: Step,
  at: Point,
  { playbook, graph, certain, numbers }: Flow,
): boolean {
  const common = commonList(playbook, setter, step);
  const holds = (fact: string, point: Point) => certain(numbers.get(fact) as number, point);
  if (!common || common.list.container === 'steps' || holds(`turn ${step.id}`, graph.turn(setter.id)))
    return false;
  return common.list.container === 'parallel' || !holds(`past ${common.one}`, at);
}
