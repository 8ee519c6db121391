import { type Standing, standingOf } from '../../engine/standing.ts';
import type { CaseState } from '../../engine/state.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { Turn } from './world.ts';

/**
 * Of the turns that wait, those that the others wait behind: something that they need is not still to come in a step that has not opened. All
 * of them where they wait for one another.
 */
export function stuckOf(state: CaseState, waiting: readonly Turn[]): Turn[] {
  const roots = waiting.filter(({ missing }) => missing.some(need => !isStillToCome(state, need)));
  return roots.length > 0 ? roots : [...waiting];
}

/** Whether what they all wait for was denied or has failed: then the case is closed by hand, and nothing is wrong with the playbook. */
export function isGivenUp(state: CaseState, stuck: readonly Turn[]): boolean {
  const { steps } = state.playbook;
  return (
    stuck.length > 0 &&
    stuck.every(({ missing }) => missing.some(need => steps[need] && refused.has(standingOf(state, need))))
  );
}

const refused: ReadonlySet<Standing> = new Set(['denied', 'failed', 'skipped']);

function isStillToCome(state: CaseState, need: string): boolean {
  return Object.values(state.playbook.steps).some(
    step => gives(state, step, need) && standingOf(state, step.id) === 'waiting',
  );
}

function gives({ collectors }: CaseState, step: Step, need: string): boolean {
  if (step.id === need || collectors.get(need) === step.id || step.marks.includes(need)) return true;
  return step.kind === 'decision' && step.options.some(({ marks }) => marks.includes(need));
}

/** What a turn waits for, in words. */
export function whatFor({ kind, step, missing }: Turn): string {
  if (kind === 'waiting') return `waits for ${missing.join(', ')}`;
  if (kind === 'asking') return `depends on ${missing.join(', ')}, which nothing gives`;
  return step.kind === 'wait' ? `waits until ${step.until}` : 'has no way to end';
}
