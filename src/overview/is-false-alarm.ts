import { readMilestone } from '../engine/state.ts';
import type { Step } from '../playbook/playbook.ts';
import type { CaseInView } from './case-in-view.ts';

/**
 * Whether a case has not turned out to be an incident: nobody has recorded when we became aware or declared it, though its playbook
 * would have marked so. Where a playbook marks neither, nobody can tell, and the case counts.
 */
export function isFalseAlarm(one: CaseInView): boolean {
  const telling = ['aware', 'declared'].filter(name => isMarked(one, name));
  return telling.length > 0 && telling.every(name => readMilestone(one.state, name).kind !== 'set');
}

function isMarked({ state }: CaseInView, milestone: string): boolean {
  return Object.values(state.opened.steps).some(step => marksOf(step).includes(milestone));
}

function marksOf(step: Step): string[] {
  return [...step.marks, ...(step.kind === 'decision' ? step.options.flatMap(({ marks }) => marks) : [])];
}
