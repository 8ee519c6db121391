import type { FlowGraph, Point } from './flow-graph.ts';

/** The points that a case can come to at all; `needs` says whether steps wait for theirs. Each way is looked at once. */
export function reached(
  { points, start }: FlowGraph,
  needs: 'waited for' | 'left aside',
): (point: Point) => boolean {
  const ways = (point: Point) => (needs === 'waited for' ? [...point.from, ...point.needs] : point.from);
  const leadsTo = points.map((): Point[] => []);
  for (const point of points) for (const from of ways(point)) leadsTo[from.index]?.push(point);
  const missing = points.map(point =>
    point.joins === 'all' ? ways(point).length : Math.min(1, ways(point).length),
  );
  const come = new Set<Point>([start]);
  for (const point of come) {
    for (const next of leadsTo[point.index] ?? []) {
      missing[next.index] = (missing[next.index] ?? 0) - 1;
      if (missing[next.index] === 0) come.add(next);
    }
  }
  return point => come.has(point);
}
