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

/** What a person said of a milestone before stands, unless the ending says otherwise; else it is reached now. */
export function outcomeData(
  state: CaseState,
  {
    reason,
    answers,
    marks,
    occurred,
    witness,
  }: Pick<Ending, 'reason' | 'answers' | 'marks' | 'occurred' | 'witness'>,
  { marks: milestones, meets }: Pick<Step, 'marks' | 'meets'>,
  now: number,
): Outcome {
  const unsaid = milestones.filter(name => marks?.[name] || !milestoneSaid(state, name));
  const marked = unsaid.map(name => [name, marks?.[name] ?? occurred ?? nowOccurred(now)] as const);
  return {
    ...(reason?.trim() ? { reason } : {}),
    ...(answers && Object.keys(answers).length > 0 ? { answers } : {}),
    ...(marked.length > 0 ? { marks: Object.fromEntries(marked) } : {}),
    ...(meets.length > 0 ? { meets } : {}),
    ...given({ witness: witness?.trim() || undefined }),
  };
}

/** The time of a milestone that a person set by itself, apart from any step. */
export function milestoneSaid(state: CaseState, name: string): Occurred | undefined {
  const reading = readMilestone(state, name);
  return reading.kind === 'set' && reading.by.type === 'milestone.set' ? reading.value : undefined;
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
