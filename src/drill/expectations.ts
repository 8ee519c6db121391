import type { CaseState } from '../engine/state.ts';
import { given } from '../given.ts';
import type { DrillState } from './drill-state.ts';
import { type MarkedAt, marksOf } from './marks.ts';
import type { Expectation, Inject, Scenario } from './scenario.ts';

/** What has become of an expectation. Times are the story's, in milliseconds since 1970 UTC. */
export interface Standing {
  expectation: Expectation;
  inject: string;
  /** `waiting`: its inject has not come. `late`: met, after its time. */
  state: 'waiting' | 'running' | 'met' | 'late' | 'missed';
  /** From when its inject was acknowledged; unread, from when it was delivered. */
  due?: number;
  /** When it was met. */
  at?: number;
}

/** Every expectation of a scenario, in its order, as the case stands. Computed from the record alone: nothing of it is stored. */
export function expectationsOf(
  scenario: Scenario,
  drill: DrillState,
  state: CaseState,
  now: number,
): Standing[] {
  const marked = marksOf(state);
  return scenario.injects.flatMap(inject =>
    inject.expect.map(expectation => standingOf(expectation, inject, { drill, marked, now })),
  );
}

/** What an expectation is judged by. */
export interface Ground {
  drill: DrillState;
  marked: MarkedAt;
  now: number;
}

export function standingOf(expectation: Expectation, { id }: Inject, ground: Ground): Standing {
  const { drill, now } = ground;
  const from = drill.acknowledged.get(id) ?? drill.delivered.get(id);
  const about = { expectation, inject: id };
  if (!drill.delivered.has(id) || !from) return { ...about, state: 'waiting' };
  const due = Date.parse(from.ts) + expectation.within.ms;
  const at = metAt(expectation, ground);
  const word = drill.judged.get(expectation.id);
  if (at !== undefined) return { ...about, state: at <= due ? 'met' : 'late', due, at };
  const over = now >= due || word?.data.met === false;
  return { ...about, ...given({ due }), state: over ? 'missed' : 'running' };
}

/** A controller's word goes before what the record shows. */
function metAt({ id, metBy }: Expectation, { drill, marked }: Ground): number | undefined {
  const word = drill.judged.get(id);
  if (word) return word.data.met ? Date.parse(word.ts) : undefined;
  return metBy.kind === 'manual' ? undefined : marked(metBy);
}
