import { nextMoment } from '../drill/director.ts';
import { type DrillState, drillOf } from '../drill/drill-state.ts';
import type { Scenario } from '../drill/scenario.ts';
import { isClosed } from '../engine/state.ts';
import { direct } from './direct.ts';
import { type Play, record } from './play-record.ts';

/**
 * Lets simulated time pass, in milliseconds. In an exercise each inject comes at its very time on the way, and is taken in and answered
 * when the walkthrough says.
 */
export function passTime(the: Play, ms: number): void {
  const { clock, scenario } = the;
  const until = clock.now() + ms;
  if (scenario) {
    act(the, scenario);
    for (let next = nextStop(the, scenario); next <= until; next = nextStop(the, scenario)) {
      clock.advanceTo(next);
      act(the, scenario);
    }
  }
  clock.advanceTo(until);
}

function nextStop({ session, clock, walkthrough }: Play, scenario: Scenario): number {
  const drill = drillOf(session.state.exercise);
  if (!drill || isClosed(session.state)) return Number.POSITIVE_INFINITY;
  const now = clock.now();
  const readings = unread(drill).map(([inject, at]) => at + readAfter(walkthrough, inject));
  const moment = nextMoment(scenario, drill, session.state, now) ?? Number.POSITIVE_INFINITY;
  return Math.min(moment, ...readings.filter(time => time > now));
}

function act(the: Play, scenario: Scenario): void {
  const { session, clock, walkthrough } = the;
  the.recorded(direct(session, scenario));
  const drill = drillOf(session.state.exercise);
  for (const [inject, at] of drill ? unread(drill) : []) {
    if (isClosed(session.state) || at + readAfter(walkthrough, inject) > clock.now()) continue;
    record(the, { kind: 'exercise', draft: { type: 'inject.acknowledged', data: { inject } } });
    const text = answerTo(walkthrough, inject)?.answer;
    if (text !== undefined)
      record(the, { kind: 'exercise', draft: { type: 'inject.answered', data: { inject, text } } });
  }
}

/** Injects that nobody has taken in, and when each came. */
function unread({ delivered, acknowledged }: DrillState): [inject: string, at: number][] {
  return [...delivered.values()]
    .filter(({ data }) => !acknowledged.has(data.inject))
    .map(({ data, ts }): [string, number] => [data.inject, Date.parse(ts)])
    .sort(([, a], [, b]) => a - b);
}

function readAfter(walkthrough: Play['walkthrough'], inject: string): number {
  return answerTo(walkthrough, inject)?.after?.ms ?? 0;
}

function answerTo({ injects = {} }: Play['walkthrough'], inject: string) {
  return injects[inject] ?? injects['*'];
}
