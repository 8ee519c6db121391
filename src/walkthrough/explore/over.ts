import { type Standing, standingOf } from '../../engine/standing.ts';
import type { CaseState } from '../../engine/state.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { Relevant } from './relevant.ts';

/** Whether a step has ended and will not open again: nothing begins it anew, or its whole phase is behind. */
export function isOver(state: CaseState, step: Step, { restarted }: Relevant): boolean {
  if (!restarted.has(step.id) && step.each === undefined && ended.has(standingOf(state, step.id)))
    return true;
  return !restarted.has(step.phase) && finished.has(standingOf(state, step.phase));
}

const finished: ReadonlySet<Standing> = new Set(['done', 'failed', 'skipped', 'not-applicable']);
const ended: ReadonlySet<Standing> = new Set([...finished, 'chosen', 'approved', 'denied']);
