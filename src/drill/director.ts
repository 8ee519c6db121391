import type { Draft } from '../engine/event.ts';
import type { CaseState } from '../engine/state.ts';
import { given } from '../given.ts';
import { drawPools } from './draw-pools.ts';
import type { DrillState } from './drill-state.ts';
import { marksOf } from './marks.ts';
import type { Inject, Scenario, Trigger } from './scenario.ts';
import { heldSince, type Situation, timesAhead } from './triggers.ts';

/** What the director wants done with an inject now; `due` is when it became so, by the story's time in milliseconds. */
export interface DueInject {
  inject: Inject;
  act: 'deliver' | 'drop';
  due: number;
}

/**
 * What is to be delivered or dropped now: in the order in which it became due, then of the scenario. Nothing while the exercise is
 * paused. What this brings about may bring more: whoever records it asks again.
 */
export function dueInjects(
  scenario: Scenario,
  drill: DrillState,
  state: CaseState,
  now: number,
): DueInject[] {
  if (drill.paused) return [];
  const situation = situationOf(scenario, drill, state, now);
  const due = pendingInjects(scenario, drill).flatMap(pending => dueOf(pending, situation) ?? []);
  return due.sort((a, b) => a.due - b.due);
}

/** The next time, after `now`, at which time alone may make something due; undefined where nothing waits for time. What is held waits for whoever holds it. */
export function nextMoment(
  scenario: Scenario,
  drill: DrillState,
  state: CaseState,
  now: number,
): number | undefined {
  const situation = situationOf(scenario, drill, state, now);
  const awaited = pendingInjects(scenario, drill).filter(({ held }) => !held);
  const times = awaited.flatMap(({ inject, drawn }) => [
    ...(drawn !== undefined && drawn > now ? [drawn] : []),
    ...(inject.when ? timesAhead(inject.when, situation) : []),
  ]);
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** An inject that may still come. `drawn`: when its pool wants it, by the story's time; those that a pool did not draw are not among them. */
export interface PendingInject {
  inject: Inject;
  drawn?: number;
  held: boolean;
  /** When it is to come by its own clock: its pool's time, or `at` where that must hold; the rest of its trigger may hold it back. */
  expected?: number;
}

/** Injects that were neither delivered nor dropped, in the order of the scenario. */
export function pendingInjects(scenario: Scenario, drill: DrillState): PendingInject[] {
  const times = drawPools(scenario, drill.started.data.seed);
  const pooled = new Set(scenario.pools.flatMap(({ injects }) => injects));
  return scenario.injects
    .filter(({ id }) => !drill.delivered.has(id) && !drill.dropped.has(id))
    .filter(({ id }) => !pooled.has(id) || times.has(id))
    .map(inject => {
      const time = times.get(inject.id);
      const drawn = time === undefined ? undefined : drill.begin + time;
      const own = [drawn, ownTime(inject.when, drill.begin)].filter(known => known !== undefined);
      const expected = own.length > 0 ? Math.max(...own) : undefined;
      return { inject, held: drill.held.has(inject.id), ...given({ drawn, expected }) };
    });
}

/** What is recorded when an inject reaches the players. */
export function delivery(
  { id, type, channel, from, to, text }: Inject,
  cause: 'trigger' | 'controller',
): Extract<Draft, { type: 'inject.delivered' }> {
  return {
    type: 'inject.delivered',
    ...(cause === 'trigger' && { auto: true as const }),
    data: {
      inject: id,
      type,
      ...(channel && { channel }),
      ...(from && { from }),
      ...(to.length > 0 && { to }),
      text,
      cause,
    },
  };
}

/** What is recorded when an inject comes too late to come at all. */
export function lateDrop({ id }: Inject): Extract<Draft, { type: 'inject.dropped' }> {
  return { type: 'inject.dropped', auto: true, data: { inject: id, cause: 'late' } };
}

function dueOf(
  { inject, drawn, held, expected }: PendingInject,
  situation: Situation,
): DueInject | undefined {
  if (held || (drawn !== undefined && drawn > situation.now)) return undefined;
  const since = inject.when ? heldSince(inject.when, situation) : drawn;
  if (since !== undefined) return { inject, act: 'deliver', due: Math.max(since, drawn ?? since) };
  if (expected === undefined || expected > situation.now) return undefined;
  switch (inject.late) {
    case 'defer':
      return undefined;
    case 'drop':
      return { inject, act: 'drop', due: expected };
    case 'fire':
      return { inject, act: 'deliver', due: expected };
    default:
      return inject.late satisfies never;
  }
}

/** `at` where nothing but the rest of the trigger can stand in its way: by itself, or among what must all hold. */
function ownTime(trigger: Trigger | undefined, begin: number): number | undefined {
  if (trigger?.kind === 'at') return begin + trigger.at.ms;
  if (trigger?.kind !== 'all') return undefined;
  const times = trigger.of.map(inner => ownTime(inner, begin)).filter(time => time !== undefined);
  return times.length > 0 ? Math.max(...times) : undefined;
}

/** What triggers are judged by as the case stands. */
export function situationOf(scenario: Scenario, drill: DrillState, state: CaseState, now: number): Situation {
  const { newestAct } = state;
  return {
    scenario,
    drill,
    marked: marksOf(state),
    newestAct: Math.max(drill.begin, newestAct ? Date.parse(newestAct.ts) : drill.begin),
    now,
  };
}
