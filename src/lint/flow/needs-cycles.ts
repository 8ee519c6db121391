import type { Playbook } from '../../playbook/playbook.ts';
import { holding } from './certainty.ts';
import { flowGraph, type Point } from './flow-graph.ts';
import { reached } from './reached.ts';
import { standsIn } from './tree.ts';

/** A need that stands in the way of its own being met; in a circle of several, each is followed by what the next one waits for. */
export interface NeedsCycle {
  waits: { step: string; need: string }[];
}

/**
 * What steps wait for that can come only after them, and the circles in which several wait for one another. Each is told once, and a circle
 * not that a step is in which waits for itself.
 */
export function needsCycles(playbook: Playbook): NeedsCycle[] {
  const alone = ownWaits(playbook);
  const told = new Set(alone.map(({ step }) => step));
  return [
    ...alone.map(wait => ({ waits: [wait] })),
    ...circles(playbook).filter(({ waits }) => !waits.some(({ step }) => told.has(step))),
  ];
}

/** Needs that nothing can meet but what the step holds back: what it stands in, or what no way leads to but past its turn. */
function ownWaits(playbook: Playbook): NeedsCycle['waits'] {
  const waiting = Object.values(playbook.steps).filter(
    ({ needs = [], destroys }) => needs.length + destroys.length > 0,
  );
  if (waiting.length === 0) return [];
  const graph = flowGraph(playbook);
  const leadsThere = reached(graph, 'left aside');
  const turns = new Map(waiting.map(({ id }, number) => [graph.turn(id), [number]]));
  const certain = holding(graph, turns, waiting.length, 'certain', 'left aside');
  return waiting.flatMap((step, number) =>
    [...new Set([...(step.needs ?? []), ...step.destroys])]
      .filter(need => {
        const makers = graph.need(need).from.filter(leadsThere);
        const holder = playbook.steps[need];
        return (
          (holder && standsIn(playbook, step, holder)) ||
          (makers.length > 0 && makers.every(maker => certain(number, maker)))
        );
      })
      .map(need => ({ step: step.id, need })),
  );
}

function circles(playbook: Playbook): NeedsCycle[] {
  const graph = flowGraph(playbook);
  const leadsThere = reached(graph, 'left aside');
  const comes = reached(graph, 'waited for');
  const isBlocked = (point: Point) => leadsThere(point) && !comes(point);
  const seen = new Set<Point>();
  return graph.points
    .filter(point => point.what === 'open' && isBlocked(point))
    .flatMap(blocked => {
      const waits = circleFrom(blocked, seen, isBlocked);
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
