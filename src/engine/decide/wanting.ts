import type { Step } from '../../playbook/playbook.ts';
import { unkeptEvidence } from '../destruction.ts';
import type { Instance } from '../event.ts';
import { factsOf, openedAt } from '../facts.ts';
import type { CaseState } from '../state.ts';
import type { Turn } from '../turn.ts';
import type { Ending } from './outcome-data.ts';
import { type Refusal, refuse, type Surroundings } from './refusal.ts';

/** Refuses to end without a reason what does not have all that it wants. */
export function missingReason(
  state: CaseState,
  step: Step,
  turn: Turn,
  command: Pick<Ending, 'answers' | 'reason' | 'witness'>,
): { refusal: Refusal } | undefined {
  const missing = missingOf(state, step, turn, command);
  if (missing.length === 0 || command.reason?.trim()) return undefined;
  return refuse(
    `Not all of ${step.id} is there: ${missing.join('; ')}.`,
    `Give what is missing (--set name=value, tocsin tick, tocsin evidence --id${step.witness ? ', --witness' : ''}), or --reason to end it without.`,
  );
}

/** What a step wants before it is done and does not have yet, in words; with a reason it can be done all the same. */
export function missingOf(
  state: CaseState,
  step: Step,
  turn: Turn,
  { answers = {}, witness = '' }: Pick<Ending, 'answers' | 'witness'>,
): string[] {
  const given = new Set([...turn.answered, ...Object.keys(answers)]);
  const unticked = step.checklist.filter(entry => !isTicked(turn, entry));
  const unasked = step.asks.filter(name => !given.has(name));
  const uncollected = step.collect.filter(
    e => !turn.evidence.some(r => r.type === 'evidence.added' && r.data.id === e.id),
  );
  return [
    ...unticked.map(entry => `checklist: ${entry}`),
    ...unasked.map(name => `answer: ${name}`),
    ...uncollected.map(e => `evidence: ${e.id}`),
    ...unkeptEvidence(state, state.walk.slot(turn.instance)).map(id => `evidence, which it destroys: ${id}`),
    ...questionsLeft(step, turn).map(question => `answer to: ${question}`),
    ...(step.witness && !witness.trim() ? ['witness'] : []),
  ];
}

/** Questions of a review that nothing was found for yet. */
export function questionsLeft(step: Step, turn: Turn): string[] {
  if (step.kind !== 'review') return [];
  const answered = turn.findings.map(r => (r.type === 'finding.added' ? r.data.question : undefined));
  return step.questions.filter(question => !answered.includes(question));
}

export function isTicked(turn: Turn, entry: string): boolean {
  const reading = turn.ticks.get(entry)?.read(() => true);
  return reading?.kind === 'set' && reading.value !== 'open';
}

/** Refuses to end a step whose id is to be typed and was not. */
export function unconfirmed(
  step: Step,
  { confirm }: Pick<Ending, 'confirm'>,
): { refusal: Refusal } | undefined {
  if (!wantsItsId(step) || confirm === step.id) return undefined;
  const what = step.destroys.length > 0 ? `destroys ${step.destroys.join(', ')}` : 'is critical';
  return refuse(`${step.id} ${what}.`, `Type its id to confirm: --confirm ${step.id}`);
}

/** Whether its id is to be typed before it ends: it is critical, or destroys evidence. */
export function wantsItsId({ critical, destroys }: Step): boolean {
  return critical || destroys.length > 0;
}

/** What a wait still waits for, in words; nothing when it is over. */
export function waitLeft(
  state: CaseState,
  step: Step,
  at: Instance,
  { now, expressions }: Surroundings,
): string | undefined {
  if (step.kind !== 'wait') return undefined;
  if (step.for) {
    const over = (openedAt(state.walk.slot(at)) ?? now) + step.for.ms;
    return now < over ? `until ${new Date(over).toISOString().slice(0, 16)}Z` : undefined;
  }
  const evaluated = expressions.evaluate(step.until ?? '', factsOf(state, now, at));
  return evaluated.kind === 'value' && evaluated.value === true ? undefined : `until ${step.until}`;
}
