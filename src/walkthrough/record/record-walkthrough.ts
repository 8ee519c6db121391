import type { Recorded } from '../../engine/event.ts';
import { outwards } from '../../engine/holder.ts';
import { measuresOf } from '../../engine/measures.ts';
import { caseOrder } from '../../engine/order.ts';
import { slotSettled } from '../../engine/slot.ts';
import type { CaseState } from '../../engine/state.ts';
import { given } from '../../given.ts';
import { holdsSteps } from '../../playbook/holds-steps.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { WalkthroughDocument } from '../../playbook/walkthrough-document.ts';
import { answerOfEnding, entryOf, timeText, type WrittenAnswer } from './recorded-answer.ts';
import { mattersOf } from './recorded-matters.ts';

/**
 * A closed case as a walkthrough: what was answered at each step, in the order of the case, and what it came to as what is expected. What
 * was redone or opened out of turn is answered with what it came to at last, for a walkthrough cannot go back; steps of playbooks that joined
 * are just done.
 */
export function recordWalkthrough(state: CaseState, records: readonly Recorded[]): WalkthroughDocument {
  const { playbook } = state;
  const opening = state.openings[0] as Extract<Recorded, { type: 'case.opened' }>;
  const endings = endingsOf(state);
  const [first] = endings;
  const before = records.filter(r => first === undefined || caseOrder(r, first) < 0);
  const inputs = Object.entries(opening.data.inputs).filter(([name]) => !playbook.inputs[name]?.sensitive);
  const answers: Answers = new Map();
  let former: Recorded = opening;
  for (const ending of endings) {
    const step = playbook.steps[ending.at?.step ?? ''];
    if (!step || !ending.at) continue;
    const between = records.filter(r => caseOrder(r, former) > 0 && caseOrder(r, ending) < 0);
    const answer = {
      ...answerOfEnding(ending, step, playbook),
      ...mattersOf(state, ending, former === opening ? between.filter(isNoTop) : between, records),
      ...afterOf(step, former, ending),
    };
    place(answers, ending, itemOf(state, ending), answer);
    former = ending;
  }
  const closing = state.closings.at(-1);
  return {
    'tocsin-walkthrough': 1,
    playbook: opening.data.playbook.id,
    name: `As in ${opening.data.name}`,
    start: timeText({ at: opening.ts }),
    ...(opening.data.mode === 'drill' && { mode: 'drill' as const }),
    ...(inputs.length > 0 && {
      inputs: Object.fromEntries(inputs.map(([name, value]) => [name, entryOf(value)])),
    }),
    ...topOf(before),
    answers: { ...written(answers), ...(state.joined.length > 0 && { '*': 'done' }) },
    close: { reason: closing?.data.reason ?? 'As the case was closed' },
    expect: expectationOf(state, records),
  } as WalkthroughDocument;
}

/** Per step, per value that it is opened for (`''` for none), one after another. */
type Answers = Map<string, Map<string, WrittenAnswer[]>>;

/** What each step came to at last, where a person ended it, in case order. */
function endingsOf(state: CaseState): Recorded[] {
  const endings = [...state.slots.values()].flatMap(slot => {
    const settled = slotSettled(slot);
    const step = state.opened.steps[slot.instance.step];
    if (settled.kind !== 'final' || settled.by.auto || !step) return [];
    return holdsSteps(step) && settled.word !== 'not-applicable' ? [] : [settled.by];
  });
  const closing = state.closings.at(-1);
  const dropped = (r: Recorded) =>
    r.type === 'step.dropped' && closing && r.data.reason === closing.data.reason;
  return endings.filter(r => !dropped(r)).sort(caseOrder);
}

function itemOf({ playbook }: CaseState, { at }: Recorded): string {
  return (at && [...outwards(playbook, at)].find(({ item }) => item !== undefined)?.item) ?? '';
}

function place(answers: Answers, { at }: Recorded, item: string, answer: WrittenAnswer): void {
  const step = at?.step ?? '';
  const items = answers.get(step) ?? new Map<string, WrittenAnswer[]>();
  answers.set(step, items);
  items.set(item, [...(items.get(item) ?? []), answer]);
}

function written(answers: Answers): Record<string, unknown> {
  const steps = [...answers].map(([step, items]) => {
    const plain = items.get('');
    if (plain) return [step, inShort(plain)];
    return [step, { each: Object.fromEntries([...items].map(([item, list]) => [item, inShort(list)])) }];
  });
  return steps.length > 0 ? Object.fromEntries(steps) : { '*': 'done' };
}

/** `done`, an option, or a map; alone where there is but one. */
function inShort(answers: readonly WrittenAnswer[]): unknown {
  const short = answers.map(answer => {
    const keys = Object.keys(answer);
    if (keys.length === 0) return 'done';
    return keys.length === 1 && answer.option !== undefined ? answer.option : answer;
  });
  return short.length === 1 ? short[0] : short;
}

/** How long it took since the step before; what a wait takes by itself is counted by it. Two minutes are what it takes without. */
function afterOf(step: Step, former: Recorded, ending: Recorded): { after?: string } {
  const waits = step.kind === 'wait' && step.for && !isEarly(ending) ? step.for.ms : 0;
  const seconds = Math.round((Date.parse(ending.ts) - Date.parse(former.ts) - waits) / 1000);
  if (seconds === 120) return {};
  return { after: durationText(Math.min(Math.max(1, seconds), 999_999)) };
}

function isEarly(ending: Recorded): boolean {
  return ending.type === 'step.completed' && ending.data.early === true;
}

function durationText(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600}h`;
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}

/** What stands at the walkthrough's top is not said again. */
function isNoTop({ type }: Recorded): boolean {
  return type !== 'severity.set' && type !== 'role.assigned';
}

function topOf(before: readonly Recorded[]): Partial<WalkthroughDocument> {
  const severity = before.flatMap(r => (r.type === 'severity.set' ? r.data.value : [])).at(-1);
  const roles = Object.fromEntries(
    before.flatMap(r =>
      r.type === 'role.assigned' && r.data.person !== null ? [[r.data.role, r.data.person] as const] : [],
    ),
  );
  return given({ severity, roles: Object.keys(roles).length > 0 ? roles : undefined });
}

function expectationOf(state: CaseState, records: readonly Recorded[]): WalkthroughDocument['expect'] {
  const { steps } = state.opened;
  const opened = records.flatMap(r => (r.type === 'step.opened' && r.at ? [r.at.step] : []));
  const path = opened.filter(id => steps[id] && !holdsSteps(steps[id] as Step));
  const decisions = new Map<string, Set<string>>();
  for (const record of endingsOf(state)) {
    if (record.type !== 'decision.made' || !record.at) continue;
    const { step } = record.at;
    decisions.set(
      step,
      itemOf(state, record) === ''
        ? new Set([record.data.option])
        : (decisions.get(step) ?? new Set()).add(record.data.option),
    );
  }
  const agreed = [...decisions].flatMap(([step, options]) =>
    options.size === 1 ? [[step, [...options][0]] as const] : [],
  );
  const milestones = [...state.milestones.keys()].filter(name => name !== 'opened' && name !== 'closed');
  const known = (ids: readonly string[]) => [...new Set(ids)].filter(id => steps[id]);
  const kept = measuresOf(state).filter(({ state }) => state !== 'lifted');
  return {
    outcome: 'closed',
    ...(path.length > 0 && state.joined.length === 0 && { path }),
    ...(agreed.length > 0 && { decisions: Object.fromEntries(agreed) as Record<string, string> }),
    ...(milestones.length > 0 && { milestones }),
    measures_in_force: known(kept.map(({ at }) => at.step)),
    overrides: known(records.flatMap(r => (r.type === 'needs.overridden' && r.at ? [r.at.step] : []))),
  };
}
