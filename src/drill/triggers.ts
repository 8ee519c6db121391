import type { DrillState } from './drill-state.ts';
import { standingOf } from './expectations.ts';
import type { MarkedAt } from './marks.ts';
import type { Scenario, Trigger } from './scenario.ts';

/** What triggers look at. Times are the story's, in milliseconds since 1970 UTC. */
export interface Situation {
  scenario: Scenario;
  drill: DrillState;
  marked: MarkedAt;
  /** When anybody last did anything about the case. */
  newestAct: number;
  now: number;
}

/** Since when a trigger has held; undefined where it does not hold now. */
export function heldSince(trigger: Trigger, situation: Situation): number | undefined {
  const { scenario, drill, marked, newestAct, now } = situation;
  switch (trigger.kind) {
    case 'at':
      return reached(drill.begin + trigger.at.ms, now);
    case 'after':
      return reached(after(deliveredAt(drill, trigger.inject), trigger.wait?.ms), now);
    case 'step':
    case 'decision':
    case 'milestone':
      return marked(trigger);
    case 'expectation':
      return expectationSince(trigger, situation);
    case 'flag': {
      const raising = scenario.injects.filter(({ raises }) => raises.includes(trigger.flag));
      return earliest(raising.map(({ id }) => deliveredAt(drill, id)));
    }
    case 'idle':
      return reached(newestAct + trigger.idle.ms, now);
    case 'all': {
      const since = trigger.of.map(inner => heldSince(inner, situation));
      return since.every(time => time !== undefined) ? Math.max(...since) : undefined;
    }
    case 'any':
      return earliest(trigger.of.map(inner => heldSince(inner, situation)));
    case 'not':
      return heldSince(trigger.of, situation) === undefined ? drill.begin : undefined;
    default:
      return trigger satisfies never;
  }
}

/** Times to come at which a trigger may begin to hold, or cease to, by nothing but time. */
export function timesAhead(trigger: Trigger, situation: Situation): number[] {
  const { drill, newestAct, now } = situation;
  switch (trigger.kind) {
    case 'at':
      return ahead(drill.begin + trigger.at.ms, now);
    case 'after':
      return ahead(after(deliveredAt(drill, trigger.inject), trigger.wait?.ms), now);
    case 'expectation': {
      const standing = standingNamed(trigger.expectation, situation);
      return standing?.state === 'running' ? ahead(standing.due, now) : [];
    }
    case 'idle':
      return ahead(newestAct + trigger.idle.ms, now);
    case 'all':
    case 'any':
      return trigger.of.flatMap(inner => timesAhead(inner, situation));
    case 'not':
      return timesAhead(trigger.of, situation);
    case 'step':
    case 'decision':
    case 'milestone':
    case 'flag':
      return [];
    default:
      return trigger satisfies never;
  }
}

function deliveredAt({ delivered }: DrillState, inject: string): number | undefined {
  const record = delivered.get(inject);
  return record && Date.parse(record.ts);
}

function expectationSince(
  { expectation, state }: Extract<Trigger, { kind: 'expectation' }>,
  situation: Situation,
): number | undefined {
  const standing = standingNamed(expectation, situation);
  if (standing?.state !== state) return undefined;
  // What a controller judged as not met is missed before its time.
  return standing.at ?? Math.min(standing.due ?? situation.now, situation.now);
}

function standingNamed(id: string, situation: Situation) {
  for (const inject of situation.scenario.injects) {
    const expectation = inject.expect.find(each => each.id === id);
    if (expectation) return standingOf(expectation, inject, situation);
  }
  return undefined;
}

function after(time: number | undefined, wait = 0): number | undefined {
  return time === undefined ? undefined : time + wait;
}

function reached(time: number | undefined, now: number): number | undefined {
  return time !== undefined && time <= now ? time : undefined;
}

function ahead(time: number | undefined, now: number): number[] {
  return time !== undefined && time > now ? [time] : [];
}

function earliest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter(time => time !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}
