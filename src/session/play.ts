import { closingList } from '../engine/closing.ts';
import type { Command } from '../engine/command.ts';
import { isTicked, missingOf, waitLeft } from '../engine/decide/endings.ts';
import type { Instance, Occurred, Recorded } from '../engine/event.ts';
import { measuresOf } from '../engine/measures.ts';
import { turnOf } from '../engine/slot.ts';
import { isClosed, readInput, readSeverity } from '../engine/state.ts';
import { RefusedError } from '../errors.ts';
import { given } from '../given.ts';
import type { Step, Value } from '../playbook/playbook.ts';
import type { Answer, Walkthrough } from '../playbook/walkthrough.ts';
import type { CaseSession } from './case-session.ts';
import { digestOf, draftMessage } from './draft-message.ts';
import { type Focus, focusesOf } from './focus.ts';
import type { SimulatedClock } from './simulated-clock.ts';
import { parseOccurred } from './times.ts';
import { wantedEvidence } from './wanted-evidence.ts';

/** Where a walkthrough could not go on: the step, and what it has no answer for. The case is as it was recorded up to there. */
export class Stuck extends Error {
  readonly step: string;

  constructor(step: string, what: string) {
    super(`${step}: ${what}`);
    this.step = step;
  }
}

export interface Play {
  session: CaseSession;
  walkthrough: Walkthrough;
  clock: SimulatedClock;
  /** A path as the walkthrough writes it, made absolute. */
  pathOf(path: string): string;
  /** Entries as they became durable. */
  recorded(records: Recorded[]): void;
}

/**
 * The scripted face: answers the open steps of a case from a walkthrough, one after another, by the same decisions as at
 * a terminal, with a clock that only the answers move. Goes on where a former play was cut off. Throws Stuck.
 */
export async function play(the: Play): Promise<void> {
  const { session } = the;
  if (!isClosed(session.state)) begin(the);
  for (let acts = 0; acts < mostActs; acts++) {
    the.recorded(session.take());
    the.recorded(session.settle());
    if (isClosed(session.state)) return;
    const focuses = focusesOf(session.agenda());
    const focus =
      focuses.find(f => f.kind !== 'waiting') ?? focuses.find(f => canOverride(the, f)) ?? focuses[0];
    if (!focus) throw new Stuck('case', 'nothing is left to act on, and it is not closed');
    if (focus.kind === 'closing' && the.walkthrough.expect?.outcome === 'open') return;
    await act(the, focus);
  }
  throw new Stuck('case', `still open after ${mostActs} acts: a loop that no answer leaves`);
}

const mostActs = 10_000;
const stepTakes = 2 * 60_000;

/** What the walkthrough says at its top, where the case does not have it yet. */
function begin(the: Play): void {
  const { session, walkthrough } = the;
  for (const [role, person] of Object.entries(walkthrough.roles)) {
    if (!session.state.roles.has(role)) record(the, { kind: 'assign-role', role, person });
  }
  if (walkthrough.severity && readSeverity(session.state).kind === 'unset')
    record(the, { kind: 'set-severity', value: walkthrough.severity });
}

async function act(the: Play, focus: Focus): Promise<void> {
  switch (focus.kind) {
    case 'step':
      return endStep(the, focus.open.at, focus.open.step, focus.open.way === 'leftover');
    case 'asking':
      return answerWhen(the, focus);
    case 'waiting':
      return override(the, focus);
    case 'closing':
      return close(the);
    case 'conflict':
    case 'dispute':
      throw new Stuck(focus.name, 'people disagree here, and a walkthrough cannot settle that');
    default:
      return focus satisfies never;
  }
}

async function endStep(the: Play, at: Instance, step: Step, leftover: boolean): Promise<void> {
  const answer = answerFor(the, step);
  the.clock.advance(answer.after?.ms ?? stepTakes);
  const reason = answer.skip ?? (leftover ? the.walkthrough.close?.reason : undefined);
  if (leftover) return record(the, { kind: 'drop-step', at, reason: reason ?? 'left behind' });
  recordMatters(the, at, answer);
  if (answer.skip !== undefined)
    return record(the, { kind: 'skip-step', at, reason: answer.skip, ...happened(the, answer) });
  if (answer.fail !== undefined)
    return record(the, { kind: 'fail-step', at, reason: answer.fail, ...happened(the, answer) });
  if (answer.notSent !== undefined)
    return record(the, { kind: 'withhold-notification', at, reason: answer.notSent });
  await collect(the, at, step, answer);
  tick(the, at, step, answer);
  const ending = endingOf(the, at, step, answer);
  if (step.kind === 'decision') return decideOption(the, step, answer, ending);
  if (step.kind === 'notify') return send(the, step, answer, ending);
  if (step.kind === 'wait') waitOut(the, at, step, answer);
  if (step.kind === 'lift') settleMeasures(the, answer);
  record(the, {
    kind: 'complete-step',
    ...ending,
    ...(answer.early === undefined ? {} : { early: true, reason: answer.early }),
  });
}

/** The answer for this time round: a list's entries serve one ending each, the last one all further ones. */
function answerFor({ session, walkthrough }: Play, step: Step): Answer {
  const answers = walkthrough.answers[step.id] ?? walkthrough.answers['*'];
  if (!answers) throw new Stuck(step.id, 'the walkthrough has no answer for it, and none for "*"');
  const ended = [...session.state.slots.values()].filter(
    slot => slot.instance.step === step.id && slot.turns.some(t => t.endings.length > 0),
  );
  return answers[Math.min(ended.length, answers.length - 1)] as Answer;
}

function recordMatters(the: Play, at: Instance, answer: Answer): void {
  if (answer.note !== undefined) record(the, { kind: 'add-note', at, text: answer.note });
  if (answer.severity !== undefined) record(the, { kind: 'set-severity', value: answer.severity });
  for (const [name, time] of Object.entries(answer.milestones)) {
    record(the, { kind: 'set-milestone', name, occurred: occurred(the, time) });
  }
  for (const [role, person] of Object.entries(answer.roles))
    record(the, { kind: 'assign-role', role, person });
}

/** Files that the answer attaches, in order or by id; the rest is held where the step says. */
async function collect(the: Play, at: Instance, step: Step, answer: Answer): Promise<void> {
  const { session } = the;
  const turn = turnOf(session.state.walk.slot(at), at.redo);
  for (const [index, wanted] of step.collect.entries()) {
    const about = wantedEvidence(wanted, session);
    const { id } = about;
    if (turn.evidence.some(r => r.type === 'evidence.added' && r.data.id === id)) continue;
    const { path } =
      answer.attach.find(a => a.evidence === id) ?? answer.attach.filter(a => !a.evidence)[index] ?? {};
    const place =
      path === undefined
        ? { held: answer.held[id] ?? about.to ?? 'as the step says' }
        : await session.store.attach(the.pathOf(path));
    record(the, { kind: 'add-evidence', at, evidence: { ...about, ...place } });
  }
}

function tick(the: Play, at: Instance, step: Step, { na }: Answer): void {
  const turn = turnOf(the.session.state.walk.slot(at), at.redo);
  for (const entry of step.checklist.filter(e => !isTicked(turn, e))) {
    record(the, { kind: 'tick', at, entry, state: na.includes(entry) ? 'not-applicable' : 'done' });
  }
}

function endingOf(the: Play, at: Instance, step: Step, answer: Answer) {
  const { session } = the;
  const answers: Record<string, Value> = {};
  for (const name of step.asks) {
    const input = session.playbook.inputs[name];
    const entry = answer.inputs[name] ?? the.walkthrough.inputs[name];
    const former = readInput(session.state, name);
    if (entry === undefined && former.kind === 'set') answers[name] = former.value;
    if (entry === undefined || !input) continue;
    const parsed = session.expressions.parse(entry, input);
    if ('error' in parsed) throw new Stuck(step.id, `${name}: ${parsed.error}`);
    answers[name] = parsed.value;
  }
  const turn = turnOf(session.state.walk.slot(at), at.redo);
  const [missing] = missingOf(step, turn, Object.keys(answers));
  if (missing && answer.reason === undefined) throw new Stuck(step.id, `the walkthrough gives no ${missing}`);
  const marks = Object.fromEntries(
    Object.entries(answer.marks).map(([name, time]) => [name, occurred(the, time)]),
  );
  const confirm = step.critical ? { confirm: step.id } : {};
  return { at, answers, marks, ...confirm, ...given({ reason: answer.reason }), ...happened(the, answer) };
}

type Ending = ReturnType<typeof endingOf>;

function decideOption(
  the: Play,
  step: Extract<Step, { kind: 'decision' }>,
  answer: Answer,
  ending: Ending,
): void {
  if (answer.option === undefined)
    throw new Stuck(step.id, `it is a decision: answer ${step.options.map(o => o.id).join(', ')}`);
  const authority = answer.authority ?? (step.authority ? the.walkthrough.roles[step.authority] : undefined);
  const reason = step.critical ? { reason: ending.reason ?? `As the walkthrough answers ${step.id}` } : {};
  record(the, {
    kind: 'choose-option',
    ...ending,
    ...reason,
    option: answer.option,
    ...given({ authority }),
  });
}

function send(the: Play, step: Extract<Step, { kind: 'notify' }>, answer: Answer, ending: Ending): void {
  const text = draftMessage(the.session, step);
  const to = answer.to ?? the.session.render(step.to);
  record(the, {
    kind: 'send-notification',
    ...ending,
    to,
    ...given({ by: step.by, receipt: answer.sent }),
    text,
    digest: digestOf(text),
  });
}

function waitOut(the: Play, at: Instance, step: Extract<Step, { kind: 'wait' }>, answer: Answer): void {
  if (answer.early !== undefined) return;
  if (step.for) the.clock.advance(step.for.ms);
  const left = waitLeft(the.session.state, step, at, {
    now: the.session.now,
    expressions: the.session.expressions,
  });
  if (left)
    throw new Stuck(step.id, `it waits ${left}; answer early: with a reason, or make that true first`);
}

/** Each measure in force: kept where the answer says why, else lifted; one that a partial answer leaves out stays undecided. */
function settleMeasures(the: Play, { lift, keep }: Answer): void {
  const all = lift.length === 0;
  for (const measure of measuresOf(the.session.state).filter(m => m.state === 'in-force')) {
    const reason = keep[measure.at.step];
    if (reason !== undefined) record(the, { kind: 'keep-measure', at: measure.at, reason });
    else if (all || lift.includes(measure.at.step)) record(the, { kind: 'lift-measure', at: measure.at });
  }
}

function answerWhen(the: Play, { held }: Extract<Focus, { kind: 'asking' }>): void {
  const { slot, step } = held.pending;
  const answers = the.walkthrough.answers[step.id]?.[0];
  if (answers?.applies === undefined) {
    throw new Stuck(
      step.id,
      `whether it applies depends on ${held.missing.join(', ') || held.problem}; answer applies: yes or no, with a reason`,
    );
  }
  const reason = answers.reason ?? `As the walkthrough answers ${step.id}`;
  record(the, {
    kind: 'decide-applies',
    at: { ...slot.instance },
    applies: answers.applies === 'yes',
    reason,
  });
}

function canOverride(the: Play, focus: Focus): boolean {
  return focus.kind === 'waiting' && overrideOf(the, focus.held.pending.step) !== undefined;
}

function overrideOf({ walkthrough }: Play, { id }: Step): string | undefined {
  return walkthrough.answers[id]?.find(a => a.override !== undefined)?.override;
}

function override(the: Play, { held }: Extract<Focus, { kind: 'waiting' }>): void {
  const { slot, step } = held.pending;
  const reason = overrideOf(the, step);
  if (reason === undefined)
    throw new Stuck(
      step.id,
      `it waits for ${held.missing.join(', ')}, and nothing else is open; answer override: with a reason`,
    );
  record(the, { kind: 'override-needs', at: { ...slot.instance }, reason });
}

function close(the: Play): void {
  const { session, walkthrough } = the;
  const reason = walkthrough.close?.reason ?? 'The walkthrough is at its end';
  const left = closingList(session.agenda());
  for (const { at } of left.open) record(the, { kind: 'drop-step', at, reason });
  for (const { at } of left.measures) record(the, { kind: 'lift-measure', at, reason });
  record(the, { kind: 'close-case', reason, heads: session.store.heads() });
}

function happened(the: Play, { at }: Answer): { occurred?: Occurred } {
  return at === undefined ? {} : { occurred: occurred(the, at) };
}

function occurred(the: Play, time: string): Occurred {
  const parsed = parseOccurred(time, the.clock.now());
  if ('error' in parsed) throw new Stuck('walkthrough', parsed.error);
  return parsed;
}

function record(the: Play, command: Command): void {
  try {
    the.recorded(the.session.record(command));
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    throw new Stuck(
      'at' in command && command.at ? command.at.step : command.kind,
      [error.message, error.hint ?? ''].join(' ').trim(),
    );
  }
}
