import type { Expressions } from '../expressions.ts';
import type { CaseState } from '../state.ts';
import { assessClock } from './assess-clock.ts';
import { clockFactsOf } from './clock-facts.ts';
import type { ClockState, Deadline } from './deadline.ts';

/** All clocks of a case: what presses by its due time, one without a limit after those; then what was met, then the rest. */
export function deadlinesOf(state: CaseState, expressions: Expressions, now: number): Deadline[] {
  const { clocks } = state.playbook;
  if (clocks.length === 0) return [];
  const facts = clockFactsOf(state, expressions, now);
  return clocks
    .map(clock => assessClock(clock, facts, now))
    .sort((a, b) => rank[a.state] - rank[b.state] || (a.due ?? never) - (b.due ?? never));
}

const rank: Record<ClockState, number> = {
  overdue: 0,
  undecided: 0,
  running: 0,
  waiting: 1,
  late: 2,
  met: 2,
  'not-applicable': 3,
};
const never = Number.MAX_SAFE_INTEGER;
