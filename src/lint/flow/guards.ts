import { conjuncts } from '../../expression/condition.ts';
import type { Playbook, Step } from '../../playbook/playbook.ts';
import type { Holds } from './certainty.ts';
import type { FlowGraph, Point } from './flow-graph.ts';
import { around, standsIn } from './tree.ts';
import type { Use } from './uses-of-inputs.ts';

/** A playbook's flow, and what is certain at each point of it: `set NAME`, by the number of that fact. */
export interface CertainFlow {
  playbook: Playbook;
  graph: FlowGraph;
  setters: ReadonlyMap<string, readonly Step[]>;
  numbers: ReadonlyMap<string, number>;
  certain: Holds;
}

/**
 * Whether the conditions around a use hold only where its input has its value: they say that the option was chosen or the step done which sets
 * it, or they are the conditions under which it is asked.
 */
export function isGuarded(use: Use, at: Point, flow: CertainFlow): boolean {
  const { playbook, graph } = flow;
  const guards = new Set(
    [...around(playbook, use.step)].flatMap(step =>
      step.when === undefined || (step === use.step && use.for === 'applying') ? [] : conjuncts(step.when),
    ),
  );
  if (guards.size === 0) return false;
  const told = [...guards].flatMap(guard => pointsTold(guard, playbook, graph));
  const holds = holdsAt(flow, [at, ...told]);
  if (holds(`set ${use.name}`)) return true;
  return (flow.setters.get(use.name) ?? []).some(setter => {
    const conditions = [...around(playbook, setter)].filter(step => step.when !== undefined).reverse();
    const own = conditions.filter(step => !standsIn(playbook, use.step, step));
    return own.length > 0 && isAskedUnder(guards, own, use.name, holds, flow);
  });
}

/** Conditions from the outside in: each must be one of the guards, and inside of each the next has its turn for certain. */
function isAskedUnder(
  guards: ReadonlySet<string>,
  conditions: readonly Step[],
  name: string,
  holds: (fact: string) => boolean,
  flow: CertainFlow,
): boolean {
  if (!conditions.every(({ when = '', each }) => !each && conjuncts(when).every(part => guards.has(part))))
    return false;
  return [...conditions.map(({ id }) => `turn ${id}`), `set ${name}`].every((fact, i) => {
    const holder = conditions[i - 1];
    return holder ? holdsAt(flow, [flow.graph.worked(holder.id)])(fact) : holds(fact);
  });
}

function holdsAt({ certain, numbers }: CertainFlow, points: readonly Point[]): (fact: string) => boolean {
  return fact => {
    const number = numbers.get(fact);
    return number !== undefined && points.some(point => certain(number, point));
  };
}

/** What a guard says a case has come to. */
function pointsTold(guard: string, playbook: Playbook, graph: FlowGraph): Point[] {
  const [, id = '', word = ''] = /^outcome\(["']([^"']+)["']\)==["']([^"']+)["']$/.exec(guard) ?? [];
  const step = playbook.steps[id];
  const option = step?.kind === 'decision' ? step.options.find(({ id }) => id === word) : undefined;
  if (step && option)
    return [option.body === undefined ? graph.chosen(id, word) : graph.finished(option.body)];
  if (step && (word === 'done' || word === 'approved')) return [graph.worked(id)];
  const milestone = /^reached\(["']([^"']+)["']\)$/.exec(guard)?.[1];
  return milestone !== undefined && graph.need(milestone).from.length > 0 ? [graph.need(milestone)] : [];
}
