import { nextMoment } from '../drill/director.ts';
import { drillOf } from '../drill/drill-state.ts';
import type { Scenario } from '../drill/scenario.ts';
import { isClosed } from '../engine/state.ts';
import type { CaseSession } from './case-session.ts';

/**
 * Milliseconds of the wall until a players' terminal looks again at the other logs and at what is due: at the very time at which the
 * next inject may be, and before that as often as what others record must be seen to be in time by the story.
 */
export function nextLook({ state, now }: CaseSession, scenario: Scenario): number {
  const drill = drillOf(state.exercise);
  if (!drill || drill.started.data.clock === 'manual' || isClosed(state)) return lookEvery;
  const { scale } = drill.started.data;
  // Paused as well: the clock runs from the word that lets it go on, not from when that is seen.
  const often = Math.min(lookEvery, Math.max(seldomest / scale, oftenest));
  const moment = drill.paused ? undefined : nextMoment(scenario, drill, state, now);
  const left = moment === undefined ? often : Math.ceil((moment - now) / scale);
  return Math.max(1, Math.min(often, left));
}

/** Milliseconds between looks while nothing drives. */
const lookEvery = 250;
/** Milliseconds of the story that others' entries may wait to be seen, and of the wall that no scale goes below. */
const seldomest = 500;
const oftenest = 10;
