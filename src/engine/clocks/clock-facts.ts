import type { Evaluation } from '../../expression/evaluation.ts';
import type { Calendar } from '../../playbook/calendar.ts';
import type { Recorded } from '../event.ts';
import type { Expressions } from '../expressions.ts';
import { factsOf, stepDoneAt } from '../facts.ts';
import { type CaseState, counts, happenedAt, readMilestone } from '../state.ts';
import type { Moment } from './moment.ts';
import { submissionsOf } from './submissions.ts';

/** What a clock is a function of, besides the time. */
export interface ClockFacts {
  milestone(name: string): Moment | undefined;
  stepDone(id: string): Moment | undefined;
  /** When the clock was met, earliest first. */
  submissions(clock: string): Moment[];
  /** What a person decided on whether it applies; undefined also where two people disagree. */
  decided(clock: string): { applies: boolean; by: Recorded } | undefined;
  acknowledged(clock: string): Recorded | undefined;
  evaluate(condition: string): Evaluation;
  calendars: Readonly<Record<string, Calendar>>;
}

export function clockFactsOf(state: CaseState, expressions: Expressions, now: number): ClockFacts {
  const { clocks } = state;
  return {
    milestone: name => milestoneMoment(state, name),
    stepDone: id => {
      const at = stepDoneAt(state, id);
      return at === undefined ? undefined : { at };
    },
    submissions: clock => submissionsOf(state, clock),
    decided: clock => {
      const reading = clocks.decisions.get(clock)?.read(() => true);
      return reading?.kind === 'set' ? { applies: reading.value, by: reading.by } : undefined;
    },
    acknowledged: clock => clocks.acknowledgements.get(clock)?.at(-1),
    evaluate: condition => expressions.evaluate(condition, factsOf(state, now)),
    calendars: state.openings[0]?.data.calendars ?? {},
  };
}

function milestoneMoment(state: CaseState, name: string): Moment | undefined {
  const reading = readMilestone(state, name);
  if (reading.kind === 'unset') return undefined;
  if (reading.kind === 'disputed') {
    const told = reading.writes.flatMap(({ value }) => (value ? [Date.parse(value.at)] : []));
    return told.length > 0 ? { at: Math.min(...told), disputed: true } : undefined;
  }
  const at = Date.parse(reading.value.at);
  const was = formerly(state, name, at);
  return was === undefined ? { at } : { at, was };
}

/** The newest other time that was recorded for it. */
function formerly(state: CaseState, name: string, at: number): number | undefined {
  const history = state.milestones.get(name)?.history(by => counts(state, by)) ?? [];
  const times = history.flatMap(({ by, value }) =>
    value
      ? [Date.parse(value.at), Date.parse(by.type === 'milestone.set' ? happenedAt(state, by) : value.at)]
      : [],
  );
  return times.findLast(time => time !== at);
}
