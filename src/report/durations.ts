import { type CaseState, readMilestone } from '../engine/state.ts';

/** A duration between two milestones, with its formula; without both of them it was not recorded, and is not guessed. */
export interface Duration {
  name: string;
  formula: string;
  ms: number | null;
}

export function durationsOf(state: CaseState): Duration[] {
  return formulas.map(([name, to, from]) => ({
    name,
    formula: `${to} - ${from}`,
    ms: between(state, from, to),
  }));
}

const formulas = [
  ['detection', 'detected', 'occurred'],
  ['acknowledgement', 'acknowledged', 'detected'],
  ['containment', 'contained', 'detected'],
  ['eradication', 'eradicated', 'detected'],
  ['recovery', 'recovered', 'detected'],
] as const;

function between(state: CaseState, from: string, to: string): number | null {
  const [start, end] = [readMilestone(state, from), readMilestone(state, to)];
  if (start.kind !== 'set' || end.kind !== 'set') return null;
  return Date.parse(end.value.at) - Date.parse(start.value.at);
}
