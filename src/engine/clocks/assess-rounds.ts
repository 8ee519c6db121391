import type { ClockFacts } from './clock-facts.ts';
import type { Deadline } from './deadline.ts';
import { dueOf } from './due-of.ts';

/**
 * Where a recurring clock stands: each meeting of it starts the next round, `every` milliseconds long, and the milestone that
 * stops it ends the last one. `within`, where it is given, is the first round.
 */
export function assessRounds(
  known: Deadline & { anchor: number },
  every: number,
  facts: ClockFacts,
  undecided: boolean,
  now: number,
): Deadline {
  const { clock, anchor } = known;
  const end = clock.until === undefined ? undefined : facts.milestone(clock.until);
  const meetings = facts
    .submissions(clock.id)
    .map(({ at }) => at)
    .filter(at => at >= anchor && (!end || at <= end.at));
  const margins: number[] = [];
  let due = dueOf(clock, facts).due ?? anchor + every;
  for (const at of end ? [...meetings, Math.max(end.at, anchor)] : meetings) {
    margins.push(due - at);
    due = at + every;
  }
  const least = Math.min(...margins);
  const met = meetings.at(-1) ?? end?.at;
  const sofar = {
    ...known,
    ...(met === undefined ? {} : { met }),
    ...(margins.length > 0 ? { margin: least } : {}),
  };
  if (undecided) return { ...sofar, due, state: 'undecided' };
  if (end) return { ...sofar, state: least < 0 ? 'late' : 'met' };
  return { ...sofar, due, state: now > due ? 'overdue' : 'running' };
}
