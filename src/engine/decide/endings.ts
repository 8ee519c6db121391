import type { ExpressionContext } from '../../expression/evaluation.ts';
import { given } from '../../given.ts';
import type { Option, Step } from '../../playbook/playbook.ts';
import { unkeptEvidence } from '../destruction.ts';
import type { Instance, Occurred, Outcome } from '../event.ts';
import { factsOf, openedAt } from '../facts.ts';
import { instanceName } from '../instance.ts';
import { measuresOf } from '../measures.ts';
import type { Turn } from '../slot.ts';
import { type CaseState, readMilestone, readRole } from '../state.ts';
import { writtenValues } from '../written-values.ts';
import {
  type CommandOf,
  type Decision,
  endsWithOthers,
  openPlace,
  type Refusal,
  refuse,
  type Surroundings,
  wantsReason,
} from './refusal.ts';

export function completeStep(
  state: CaseState,
  command: CommandOf<'complete-step'>,
  around: Surroundings,
): Decision {
  const place = openPlace(state, command.at, command.also);
  if ('refusal' in place) return place;
  const { step, turn } = place;
  const wrong =
    wrongEnding(step) ?? unready(state, step, turn, command, around) ?? unconfirmed(step, command);
  if (wrong) return wrong;
  const measure = measureOf(state, step, command, around);
  if (measure && 'refusal' in measure) return measure;
  const data = {
    ...outcomeData(state, command, step, around.now),
    ...(command.early ? { early: true } : {}),
    ...given({ measure }),
  };
  return { drafts: [{ type: 'step.completed', at: command.at, ...told(command), data }] };
}

export function chooseOption(
  state: CaseState,
  command: CommandOf<'choose-option'>,
  around: Surroundings,
): Decision {
  const place = openPlace(state, command.at, command.also);
  if ('refusal' in place) return place;
  const { step, turn } = place;
  if (step.kind !== 'decision')
    return refuse(`${instanceName(command.at)} is not a decision.`, `tocsin done ${step.id}`);
  const option = step.options.find(o => o.id === command.option);
  if (!option) {
    return refuse(
      `${step.id} has no option "${command.option}".`,
      `It has: ${step.options.map(o => o.id).join(', ')}.`,
    );
  }
  const missing = missingReason(state, step, turn, command) ?? unconfirmed(step, command);
  if (missing) return missing;
  if (step.critical && wantsReason(command.reason))
    return refuse('A critical decision needs its reason.', '--reason "..."');
  const authority = command.authority?.trim() || authorityOf(state, step.authority);
  if (step.authority && !authority) {
    return refuse(
      `${step.id} is decided by the ${roleTitle(state, step.authority)}.`,
      'Name who decided: --authority NAME',
    );
  }
  const facts = factsWith(state, command, around.now);
  const sets = setsOf(state, option, facts, around);
  if ('refusal' in sets) return sets;
  const suggested = step.options.filter(o => suggests(o, facts, around)).map(o => o.id);
  const data = {
    option: option.id,
    ...outcomeData(state, command, together(step, option), around.now),
    ...given({ authority }),
    ...(suggested.length > 0 ? { suggested } : {}),
    ...(Object.keys(sets.values).length > 0 ? { sets: sets.values } : {}),
  };
  return { drafts: [{ type: 'decision.made', at: command.at, ...told(command), data }] };
}

/** True where the option's `suggest` holds; what cannot be evaluated suggests nothing. */
export function suggests(option: Option, facts: ExpressionContext, { expressions }: Surroundings): boolean {
  if (option.suggest === undefined) return false;
  const evaluated = expressions.evaluate(option.suggest, facts);
  return evaluated.kind === 'value' && evaluated.value === true;
}

export function sendNotification(
  state: CaseState,
  command: CommandOf<'send-notification'>,
  around: Surroundings,
): Decision {
  const place = openPlace(state, command.at, command.also);
  if ('refusal' in place) return place;
  const { step, turn } = place;
  if (step.kind !== 'notify')
    return refuse(`${instanceName(command.at)} is not a notification.`, `tocsin done ${step.id}`);
  const missing = missingReason(state, step, turn, command) ?? unconfirmed(step, command);
  if (missing) return missing;
  const { to, by, receipt, text, digest } = command;
  const data = {
    to,
    ...given({ by, receipt }),
    text,
    digest,
    ...outcomeData(state, command, step, around.now),
  };
  return { drafts: [{ type: 'notification.sent', at: command.at, ...told(command), data }] };
}

export function withholdNotification(
  state: CaseState,
  command: CommandOf<'withhold-notification'>,
): Decision {
  const place = openPlace(state, command.at);
  if ('refusal' in place) return place;
  if (place.step.kind !== 'notify') return refuse(`${instanceName(command.at)} is not a notification.`);
  const { reason } = command;
  return (
    wantsReason(reason) ?? {
      drafts: [{ type: 'notification.not-sent', at: command.at, ...told(command), data: { reason } }],
    }
  );
}

export function failStep(state: CaseState, command: CommandOf<'fail-step'>): Decision {
  const place = openPlace(state, command.at, command.also);
  if ('refusal' in place) return place;
  const { reason } = command;
  return (
    endsWithOthers(place.step) ??
    wantsReason(reason) ?? {
      drafts: [{ type: 'step.failed', at: command.at, ...told(command), data: { reason } }],
    }
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

export type Ending =
  | CommandOf<'complete-step'>
  | CommandOf<'choose-option'>
  | CommandOf<'send-notification'>
  | CommandOf<'give-approval'>;

function wrongEnding(step: Step): { refusal: Refusal } | undefined {
  if (step.kind === 'decision') {
    return refuse(
      `${step.id} is a decision.`,
      `tocsin decide ${step.id} ${step.options.map(o => o.id).join('|')}`,
    );
  }
  if (step.kind === 'use')
    return refuse(
      `${step.id} goes on by another playbook.`,
      `tocsin switch ${step.playbook} --step ${step.id}`,
    );
  if (step.kind === 'notify')
    return refuse(
      `${step.id} is a notification.`,
      `tocsin sent ${step.id}, or tocsin not-sent ${step.id} --reason "..."`,
    );
  if (step.kind === 'run')
    return refuse(
      `${step.id} is a command.`,
      `tocsin execute ${step.id}; or, run by hand: tocsin ran ${step.id} --exit 0.`,
    );
  if (step.kind === 'approve')
    return refuse(
      `${step.id} is an approval.`,
      `tocsin approve ${step.id}, or tocsin deny ${step.id} --reason "..."`,
    );
  return endsWithOthers(step);
}

function unready(
  state: CaseState,
  step: Step,
  turn: Turn,
  command: CommandOf<'complete-step'>,
  around: Surroundings,
) {
  if (step.kind === 'wait' && !command.early) {
    const left = waitLeft(state, step, command.at, around);
    if (left) return refuse(`${step.id} waits ${left}.`, 'To go on now: tocsin done --early --reason "..."');
  }
  if (step.kind === 'wait' && command.early && wantsReason(command.reason))
    return refuse('Ending a wait early needs a reason.');
  if (step.kind === 'lift') {
    const undecided = measuresOf(state).filter(m => m.state === 'in-force');
    if (undecided.length > 0) {
      return refuse(
        `Measures in force: ${undecided.map(m => m.what).join('; ')}.`,
        'Lift or keep each one: tocsin lift, tocsin keep.',
      );
    }
  }
  return missingReason(state, step, turn, command);
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

/** Whether its id is to be typed before it ends: it is critical, or destroys evidence. */
export function wantsItsId({ critical, destroys }: Step): boolean {
  return critical || destroys.length > 0;
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

function together(step: Step, option: Option): Pick<Step, 'marks' | 'meets'> {
  return { marks: [...step.marks, ...option.marks], meets: [...step.meets, ...option.meets] };
}

/** The time of a milestone that a person set by itself, apart from any step. */
export function milestoneSaid(state: CaseState, name: string): Occurred | undefined {
  const reading = readMilestone(state, name);
  return reading.kind === 'set' && reading.by.type === 'milestone.set' ? reading.value : undefined;
}

/** Who has the role that decides. */
export function authorityOf(state: CaseState, role: string | undefined): string | undefined {
  const reading = role === undefined ? undefined : readRole(state, role);
  return reading?.kind === 'set' ? reading.value : undefined;
}

export function roleTitle({ playbook }: CaseState, role: string): string {
  return playbook.roles.find(r => r.id === role)?.title ?? role;
}

/** What a measure puts in force is frozen with it: it must not name what nobody has answered. */
function measureOf(
  state: CaseState,
  { id, measure }: Step,
  ending: Ending,
  { now, expressions }: Surroundings,
) {
  if (!measure) return undefined;
  const facts = factsWith(state, ending, now);
  const [what, undo] = [expressions.render(measure.what, facts), expressions.render(measure.undo, facts)];
  const missing = [...new Set([...what.missing, ...undo.missing])];
  if (missing.length === 0) return { what: what.text, undo: undo.text };
  return refuse(
    `The measure of ${id} names what nobody has answered: ${missing.join(', ')}.`,
    'Answer it first: --set name=value',
  );
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

function setsOf(state: CaseState, option: Option, facts: ExpressionContext, { expressions }: Surroundings) {
  const written = writtenValues(state.playbook, option.sets, facts, expressions);
  switch (written.kind) {
    case 'values':
      return written;
    case 'missing':
      return refuse(
        `${option.id} sets ${written.input}, and its value cannot be told yet.`,
        `Answer first: ${written.names.join(', ')}.`,
      );
    case 'problem':
      return refuse(`${option.id} sets ${written.input}: ${written.message}`);
    default:
      return written satisfies never;
  }
}
