import type { Occurred } from '../engine/event.ts';
import { type CaseState, readMilestone } from '../engine/state.ts';

/** A duration between two milestones, with its formula; without both of them it was not recorded, and is not guessed. */
export interface Duration {
  name: string;
  formula: string;
  ms: number | null;
  /** How exact the less exact of the two is. */
  precision: Occurred['precision'] | null;
}

export function durationsOf(state: CaseState): Duration[] {
  return formulas.map(([name, to, from]) => ({
    name,
    formula: `${to} - ${from}`,
    ...between(state, from, to),
  }));
}

const formulas = [
  ['detection', 'detected', 'occurred'],
  ['acknowledgement', 'acknowledged', 'detected'],
  ['containment', 'contained', 'detected'],
  ['eradication', 'eradicated', 'detected'],
  ['recovery', 'recovered', 'detected'],
] as const;

/** From the exact to the vague. */
const precisions: readonly Occurred['precision'][] = ['second', 'minute', 'hour', 'day', 'approximate'];

function between(state: CaseState, from: string, to: string): Pick<Duration, 'ms' | 'precision'> {
  const [start, end] = [readMilestone(state, from), readMilestone(state, to)];
  if (start.kind !== 'set' || end.kind !== 'set') return { ms: null, precision: null };
  const rank = (at: Occurred) => precisions.indexOf(at.precision);
  return {
    ms: Date.parse(end.value.at) - Date.parse(start.value.at),
    precision: rank(start.value) > rank(end.value) ? start.value.precision : end.value.precision,
  };
}
