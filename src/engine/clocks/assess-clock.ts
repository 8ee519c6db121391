import type { Clock } from '../../playbook/playbook.ts';
import { assessRounds } from './assess-rounds.ts';
import type { ClockFacts } from './clock-facts.ts';
import type { Deadline } from './deadline.ts';
import { dueOf } from './due-of.ts';
import { momentOf } from './moment-of.ts';
import { notesOf } from './notes-of.ts';
import { whetherApplies } from './whether-applies.ts';

/**
 * Where a clock stands, as a function of it, the facts and the time. One that was met stays met whatever its condition says; one
 * whose condition cannot be told is undecided as soon as it would run.
 */
export function assessClock(clock: Clock, facts: ClockFacts, now: number): Deadline {
  const applies = whetherApplies(clock, facts);
  const submissions = facts.submissions(clock.id);
  const acknowledged = facts.acknowledged(clock.id);
  const said: Deadline = {
    clock,
    state: 'waiting',
    ...(acknowledged ? { acknowledged } : {}),
    notes: applies.notes,
  };
  const wasMet = submissions.length > 0 && !clock.every;
  if (applies.kind === 'no' && !wasMet) return { ...said, state: 'not-applicable' };
  const anchor = momentOf(clock.starts, facts);
  const known = { ...said, notes: [...applies.notes, ...notesOf(clock, facts, anchor)] };
  if (!anchor) return wasMet ? { ...known, state: 'met', ...firstOf(submissions) } : known;
  const running = { ...known, anchor: anchor.at };
  const undecided = applies.kind === 'undecided' && !wasMet;
  if (clock.every) return assessRounds(running, clock.every.ms, facts, undecided, now);
  return assessOnce({ ...running, ...dueOf(clock, facts) }, facts, undecided, now);
}

/** The milestone that stops a clock counts as its being met. */
function assessOnce(known: Deadline, facts: ClockFacts, undecided: boolean, now: number): Deadline {
  const { clock, due } = known;
  if (undecided) return { ...known, state: 'undecided' };
  const end = clock.until === undefined ? undefined : facts.milestone(clock.until);
  const { met = end?.at } = firstOf(facts.submissions(clock.id));
  if (met === undefined) return { ...known, state: due !== undefined && now > due ? 'overdue' : 'running' };
  if (due === undefined) return { ...known, state: 'met', met };
  return { ...known, state: met <= due ? 'met' : 'late', met, margin: due - met };
}

function firstOf([first]: readonly { at: number }[]): { met?: number } {
  return first ? { met: first.at } : {};
}
