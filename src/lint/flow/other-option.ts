import type { Playbook, Step } from '../../playbook/playbook.ts';
import type { FlowGraph, Point } from './flow-graph.ts';
import { around, holderOf } from './tree.ts';

/**
 * The decision of which the step and all of `others` stand in different options, so that only the step or they come; undefined where there is
 * none, or where a loop leads from them to the step all the same.
 */
export function otherOption(
  playbook: Playbook,
  graph: FlowGraph,
  step: Step,
  others: readonly Step[],
): string | undefined {
  const own = optionsAround(playbook, step);
  if (own.size === 0 || others.length === 0) return undefined;
  const parting = others.map(other =>
    [...optionsAround(playbook, other)].find(([id, option]) => own.has(id) && own.get(id) !== option),
  );
  const decision = parting[0]?.[0];
  if (decision === undefined || parting.some(part => part === undefined)) return undefined;
  const target = graph.turn(step.id);
  return others.some(({ id }) => leadsTo(graph.worked(id), target, graph)) ? undefined : decision;
}

/** The decisions that a step stands in, with the option that it stands in of each. */
function optionsAround(playbook: Playbook, step: Step): Map<string, string> {
  const options = new Map<string, string>();
  for (const at of around(playbook, step)) {
    const { owner, option } = holderOf(playbook, at) ?? {};
    if (owner && option !== undefined) options.set(owner.id, option);
  }
  return options;
}

function leadsTo(start: Point, target: Point, { points }: FlowGraph): boolean {
  const onward = points.map((): Point[] => []);
  for (const point of points) {
    if (point.what !== 'need') for (const from of point.from) onward[from.index]?.push(point);
  }
  const ahead = new Set([start]);
  for (const point of ahead) for (const next of onward[point.index] ?? []) ahead.add(next);
  return ahead.has(target);
}
