import type { FlowGraph, Point } from './flow-graph.ts';

/** Facts by number that come true at a point. */
export type Facts = ReadonlyMap<Point, readonly number[]>;

/** Whether a fact has come true when a case comes to a point. */
export type Holds = (fact: number, at: Point) => boolean;

/**
 * What is `certain` at each point, on whatever way a case came there, or `possible`, on some way. One bit for a fact and a point; a point is
 * looked at again only where what leads to it has changed. Where needs are waited for, what waits for one that nothing meets is certain of
 * everything, as what nothing leads to is.
 */
export function holding(
  graph: FlowGraph,
  facts: Facts,
  count: number,
  mode: 'certain' | 'possible',
  needs: 'waited for' | 'left aside' = 'waited for',
): Holds {
  const ways = (point: Point) => (needs === 'waited for' ? [...point.from, ...point.needs] : point.from);
  const width = Math.max(1, Math.ceil(count / 32));
  const leadsTo = followers(graph.points, ways);
  const empty = mode === 'certain' ? everything : 0;
  const bits: Uint32Array[] = graph.points.map(() => new Uint32Array(width).fill(empty));
  const waiting = new Set(inOrder(graph.start, leadsTo));
  for (const point of waiting) {
    waiting.delete(point);
    const before = ways(point).map(({ index }) => bits[index] as Uint32Array);
    const now = mode === 'certain' && point.joins === 'any' ? inAll(before, width) : inAny(before, width);
    for (const fact of facts.get(point) ?? []) now[fact >>> 5] = (now[fact >>> 5] as number) | bit(fact);
    if (now.every((word, i) => word === bits[point.index]?.[i])) continue;
    bits[point.index] = now;
    for (const follower of leadsTo[point.index] ?? []) waiting.add(follower);
  }
  return (fact, { index }) => ((bits[index]?.[fact >>> 5] as number) & bit(fact)) !== 0;
}

const everything = 0xffffffff;

function bit(fact: number): number {
  return 1 << (fact & 31);
}

function followers(points: readonly Point[], ways: (point: Point) => Point[]): Point[][] {
  const leadsTo = points.map((): Point[] => []);
  for (const point of points) {
    for (const from of ways(point)) leadsTo[from.index]?.push(point);
  }
  return leadsTo;
}

/** What can be come to, each after what leads to it as far as there are no loops (reverse postorder). */
function inOrder(start: Point, leadsTo: readonly Point[][]): Point[] {
  const left: Point[] = [];
  const seen = new Set([start]);
  const visits = [{ point: start, ways: (leadsTo[start.index] ?? []).values() }];
  for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
    const { value: next } = visit.ways.next();
    if (next === undefined) {
      left.push(visit.point);
      visits.pop();
    } else if (!seen.has(next)) {
      seen.add(next);
      visits.push({ point: next, ways: (leadsTo[next.index] ?? []).values() });
    }
  }
  return left.reverse();
}

/** What is certain where any of these ways leads in. */
function inAll(ways: readonly Uint32Array[], width: number): Uint32Array {
  const common = new Uint32Array(width).fill(everything);
  for (const way of ways)
    for (let i = 0; i < width; i++) common[i] = (common[i] as number) & (way[i] as number);
  return common;
}

/** What is certain where all of these ways must have been gone, or possible where one was. */
function inAny(ways: readonly Uint32Array[], width: number): Uint32Array {
  const all = new Uint32Array(width);
  for (const way of ways) for (let i = 0; i < width; i++) all[i] = (all[i] as number) | (way[i] as number);
  return all;
}
