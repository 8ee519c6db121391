import type { FlowGraph, Point } from './flow-graph.ts';

/** Facts by number that come true at a point. */
export type Facts = ReadonlyMap<Point, readonly number[]>;

/** Whether a fact has come true when a case comes to a point. */
export type Holds = (fact: number, at: Point) => boolean;

/**
 * What is `certain` at each point, on whatever way a case came there, or `possible`, on some way. One bit for a fact and a point; a point is
 * looked at again only where what leads to it has changed.
 */
export function holding(graph: FlowGraph, facts: Facts, count: number, mode: 'certain' | 'possible'): Holds {
  const width = Math.max(1, Math.ceil(count / 32));
  const leadsTo = followers(graph.points);
  const empty = mode === 'certain' ? everything : 0;
  const bits: Uint32Array[] = graph.points.map(() => new Uint32Array(width).fill(empty));
  const waiting = new Set(inOrder(graph.start, leadsTo));
  for (const point of waiting) {
    waiting.delete(point);
    const now = mode === 'certain' ? certainAt(point, bits, width) : possibleAt(point, bits, width);
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

function followers(points: readonly Point[]): Point[][] {
  const leadsTo = points.map((): Point[] => []);
  for (const point of points) {
    for (const from of [...point.from, ...point.needs]) leadsTo[from.index]?.push(point);
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

/** Where any way leads in, what is certain on each of them; where all must have been gone, what is on one. */
function certainAt(point: Point, bits: readonly Uint32Array[], width: number): Uint32Array {
  if (point.joins === 'all') return possibleAt(point, bits, width);
  const common = new Uint32Array(width).fill(everything);
  for (const { index } of point.from) {
    const way = bits[index] as Uint32Array;
    for (let i = 0; i < width; i++) common[i] = (common[i] as number) & (way[i] as number);
  }
  return common;
}

function possibleAt({ from, needs }: Point, bits: readonly Uint32Array[], width: number): Uint32Array {
  const all = new Uint32Array(width);
  for (const { index } of [...from, ...needs]) {
    const way = bits[index] as Uint32Array;
    for (let i = 0; i < width; i++) all[i] = (all[i] as number) | (way[i] as number);
  }
  return all;
}
