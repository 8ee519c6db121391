import type { Recorded } from '../../engine/event.ts';
import type { PathStep } from '../../report/case-report.ts';
import { pathOf } from '../../report/path-of.ts';
import { stepsOf } from '../../report/steps-of.ts';
import type { Played } from './played.ts';

/** How much of the playbook an exercise came through. */
export interface Coverage {
  phases: { id: string; title: string; steps: CoveredStep[] }[];
  /** What was asked and nobody knows: searched for and not found. */
  notFound: Extract<Recorded, { type: 'fact.asked' }>[];
}

export interface CoveredStep {
  id: string;
  title: string;
  /** `open`: begun and not ended, or let go when the exercise was. `unreached`: the exercise never came to it, or it did not apply. */
  state: CoverState;
  outcome: string;
}

export type CoverState = 'used' | 'skipped' | 'open' | 'unreached';

/** Phases, groups and what takes in other steps are not counted: their steps are. */
export function coverageOf({ state, drill, render }: Pick<Played, 'state' | 'drill' | 'render'>): Coverage {
  const path = pathOf(state, stepsOf(state, render), render);
  const phases = path.filter(({ kind }) => kind === 'phase');
  return {
    phases: phases.map(({ id, title }) => ({
      id,
      title,
      steps: path.filter(step => step.phase === id && isLeaf(step)).map(covered),
    })),
    notFound: drill.asked.filter(({ data }) => data.fact === undefined),
  };
}

export function counted({ phases }: Coverage, state: CoverState): number {
  return phases.flatMap(({ steps }) => steps).filter(step => step.state === state).length;
}

function isLeaf({ kind }: PathStep): boolean {
  return kind !== 'phase' && kind !== 'group' && kind !== 'use';
}

function covered({ id, title, outcome }: PathStep): CoveredStep {
  return { id, title, outcome, state: coverState(outcome) };
}

function coverState(outcome: string): CoverState {
  switch (outcome) {
    case '':
    case 'not-applicable':
      return 'unreached';
    case 'skipped':
      return 'skipped';
    case 'dropped':
    case 'open':
    case 'conflict':
      return 'open';
    default:
      return 'used';
  }
}
