import { deadlinesOf } from '../../engine/clocks/deadlines.ts';
import { closedAt, modeOf } from '../../engine/state.ts';
import { durationsOf } from '../../report/durations.ts';
import { phasesOf, stepsOf } from '../../report/steps-of.ts';
import { type CaseInView, openedAt, playbookOf, typesOf } from '../case-in-view.ts';
import { isFalseAlarm } from '../is-false-alarm.ts';

/** The numbers of one case, as its report has them. Durations in milliseconds; what was not recorded is null. */
export interface CaseFigures {
  name: string;
  mode: 'live' | 'drill';
  playbook: string;
  types: string[];
  /** ISO 8601, UTC. */
  opened: string;
  closed: boolean;
  falseAlarm: boolean;
  /** detection, acknowledgement, containment, eradication, recovery. */
  durations: { name: string; ms: number | null }[];
  /** By stage: from the first opening of a step to the last end of one. */
  stages: { name: string; ms: number | null }[];
  /** From each question to its answer. */
  decisions: number[];
  deadlines: { id: string; state: 'met' | 'late' | 'overdue'; margin: number | null }[];
}

export function figuresOf(one: CaseInView): CaseFigures {
  const { name, state, expressions, now } = one;
  const steps = stepsOf(state, text => text);
  return {
    name,
    mode: modeOf(state),
    playbook: playbookOf(one),
    types: typesOf(one),
    opened: openedAt(one),
    closed: closedAt(state) !== undefined,
    falseAlarm: isFalseAlarm(one),
    durations: durationsOf(state).map(({ name, ms }) => ({ name, ms })),
    stages: phasesOf(steps, state, text => text).map(({ stage, id, ms }) => ({ name: stage || id, ms })),
    decisions: steps.flatMap(({ kind, opened, ended }) =>
      kind === 'decision' && opened && ended ? [Math.max(0, Date.parse(ended) - Date.parse(opened))] : [],
    ),
    deadlines: deadlinesOf(state, expressions, now).flatMap(({ clock, state: stands, margin }) =>
      stands === 'met' || stands === 'late' || stands === 'overdue'
        ? [{ id: clock.id, state: stands, margin: margin ?? null }]
        : [],
    ),
  };
}
