import type { Playbook } from '../../playbook/playbook.ts';
import { flowGraph, type Point } from './flow-graph.ts';
import { reached } from './reached.ts';

/** A need that stands in the way of its own being met; in a circle of several, each is followed by what the next one waits for. */
export interface NeedsCycle {
  waits: { step: string; need: string }[];
}

/** The circles in which steps wait for one another, so that none of them can open; each is told once. */
export function needsCycles(playbook: Playbook): NeedsCycle[] {
  const graph = flowGraph(playbook);
  const leadsThere = reached(graph, 'left aside');
  const comes = reached(graph, 'waited for');
  const seen = new Set<Point>();
  return graph.points
    .filter(point => point.what === 'open' && leadsThere(point) && !comes(point))
    .flatMap(blocked => {
      const waits = circleFrom(blocked, seen, point => leadsThere(point) && !comes(point));
      return waits.length > 0 ? [{ waits }] : [];
    });
}

/** Goes back from what cannot open to what keeps it from that, until it comes round. */
function circleFrom(
  start: Point,
  seen: Set<Point>,
  isBlocked: (point: Point) => boolean,
): NeedsCycle['waits'] {
  const trail: Point[] = [];
  const own = new Set<Point>();
  let at: Point | undefined = start;
  while (at && !seen.has(at)) {
    seen.add(at);
    own.add(at);
    trail.push(at);
    at = [...at.needs, ...at.from].find(isBlocked);
  }
  if (!at || !own.has(at)) return [];
  const circle = trail.slice(trail.indexOf(at));
  return circle.flatMap((point, i) => {
    const because = circle[(i + 1) % circle.length];
    return point.what === 'open' && because?.what === 'need' ? [{ step: point.id, need: because.id }] : [];
  });
}
