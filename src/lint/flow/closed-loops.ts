import type { Playbook } from '../../playbook/playbook.ts';
import { components } from './components.ts';
import { type FlowGraph, flowGraph, type Point } from './flow-graph.ts';
import { reached } from './reached.ts';

/** A loop that nothing leads out of. */
export interface ClosedLoop {
  /** The steps that follow one another, the first once more at the end. */
  way: string[];
  /** The last decision that leads back, and which of its options. */
  decision: string;
  option: number;
  /** Every step of which some point lies in the loop. */
  steps: Set<string>;
}

/** The loops that a case can come into and that no option leads out of. What leads only into such a loop is not told as well. */
export function closedLoops(playbook: Playbook): ClosedLoop[] {
  const graph = flowGraph(playbook);
  const comes = reached(graph, 'left aside');
  const onward = waysOnward(graph);
  return components(graph.points, point => onward[point.index] ?? [])
    .filter(loop => comes(loop[0] as Point) && isClosed(loop, onward))
    .flatMap(loop => tell(playbook, graph, new Set(loop), onward) ?? []);
}

/** Where each point leads. That something is met leads nowhere: it only lets others open. */
function waysOnward({ points }: FlowGraph): Point[][] {
  const onward = points.map((): Point[] => []);
  for (const point of points) {
    if (point.what !== 'need') for (const from of point.from) onward[from.index]?.push(point);
  }
  return onward;
}

function isClosed(loop: readonly Point[], onward: readonly Point[][]): boolean {
  if (loop.length < 2) return false;
  const inside = new Set(loop);
  return loop.every(({ index }) => onward[index]?.every(next => inside.has(next)));
}

function tell(
  playbook: Playbook,
  graph: FlowGraph,
  loop: ReadonlySet<Point>,
  onward: readonly Point[][],
): ClosedLoop | undefined {
  const last = Object.values(playbook.steps)
    .flatMap(step => (step.kind === 'decision' ? step.options.map((option, i) => ({ step, option, i })) : []))
    .findLast(({ step, option: { id, next } }) => {
      const isBack = next !== undefined && next !== 'end' && loop.has(graph.turn(next));
      return isBack && loop.has(graph.chosen(step.id, id));
    });
  if (!last) return undefined;
  const { step, option, i } = last;
  const target = option.next as string;
  const points = wayThrough(graph.turn(target), graph.chosen(step.id, option.id), loop, onward);
  const level = playbook.steps[target]?.list;
  const way = points
    .filter(({ what, id }) => what === 'turn' && (playbook.steps[id]?.list === level || id === step.id))
    .map(({ id }) => id);
  return {
    way: [...way, target],
    decision: step.id,
    option: i,
    steps: new Set([...loop].flatMap(({ what, id }) => (what === 'finished' ? [] : id))),
  };
}

/** The shortest way from one point to another inside the loop, both included. */
function wayThrough(from: Point, to: Point, inside: ReadonlySet<Point>, onward: readonly Point[][]): Point[] {
  const before = new Map<Point, Point | undefined>([[from, undefined]]);
  for (const [point] of before) {
    for (const next of onward[point.index] ?? []) {
      if (inside.has(next) && !before.has(next)) before.set(next, point);
    }
  }
  const way: Point[] = [];
  for (let at: Point | undefined = to; at; at = before.get(at)) way.unshift(at);
  return way;
}
