import type { ExpressionContext } from '../../expression/evaluation.ts';
import { given } from '../../given.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { Instance, Occurred, Outcome } from '../event.ts';
import { factsOf } from '../facts.ts';
import { type CaseState, readMilestone } from '../state.ts';
import type { CommandOf } from './refusal.ts';

export type Ending =
  | CommandOf<'complete-step'>
  | CommandOf<'choose-option'>
  | CommandOf<'send-notification'>
  | CommandOf<'give-approval'>;

/** What stands of a milestone stays, unless the ending says otherwise; else it is reached now. */
export function outcomeData(
  state: CaseState,
  {
    reason,
    answers,
    marks,
    occurred,
    witness,
    at,
  }: Pick<Ending, 'reason' | 'answers' | 'marks' | 'occurred' | 'witness' | 'at'>,
  { marks: milestones, meets }: Pick<Step, 'marks' | 'meets'>,
  now: number,
): Outcome {
  const unsaid = milestones.filter(name => marks?.[name] || !milestoneThatStands(state, name, at));
  const marked = unsaid.map(name => [name, marks?.[name] ?? occurred ?? nowOccurred(now)] as const);
  return {
    ...(reason?.trim() ? { reason } : {}),
    ...(answers && Object.keys(answers).length > 0 ? { answers } : {}),
    ...(marked.length > 0 ? { marks: Object.fromEntries(marked) } : {}),
    ...(meets.length > 0 ? { meets } : {}),
    ...given({ witness: witness?.trim() || undefined }),
  };
}

/** Each playbook of a case comes to these in its own time: the last one counts. */
const reachedByEach: ReadonlySet<string> = new Set(['contained', 'eradicated', 'recovered']);

/**
 * The time of a milestone that a step leaves as it is, unless somebody says otherwise: what a person set by itself,
 * and what another playbook of the case reached before. Whoever joins a case late became aware no later for it.
 */
export function milestoneThatStands(state: CaseState, name: string, at: Instance): Occurred | undefined {
  const reading = readMilestone(state, name);
  if (reading.kind !== 'set') return undefined;
  const { by, value } = reading;
  if (by.type === 'milestone.set') return value;
  if (reachedByEach.has(name) || !by.at) return undefined;
  return partOf(state, by.at) === partOf(state, at) ? undefined : value;
}

/** The name under which the playbook of the step joined; none for the one that the case was opened with. */
function partOf(state: CaseState, { step }: Instance): string | undefined {
  return state.joined.map(({ data }) => data.name).find(name => step.startsWith(`${name}/`));
}

function nowOccurred(now: number): Occurred {
  return { at: new Date(now).toISOString(), precision: 'second' };
}

export function told({ occurred }: { occurred?: Occurred }): { occurred?: Occurred } {
  return occurred ? { occurred } : {};
}

export function factsWith(
  state: CaseState,
  { at, answers }: { at: Instance; answers?: Outcome['answers'] },
  now: number,
): ExpressionContext {
  const facts = factsOf(state, now, at);
  return { ...facts, values: { ...facts.values, ...answers } };
}
