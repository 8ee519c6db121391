import type { Approval } from '../engine/decide/approvals.ts';
import { authorityOf } from '../engine/decide/authority.ts';
import { isTicked, missingOf, waitLeft, wantsItsId } from '../engine/decide/wanting.ts';
import type { Instance, Occurred } from '../engine/event.ts';
import { measuresOf } from '../engine/measures.ts';
import { turnOf } from '../engine/slot.ts';
import { readInput } from '../engine/state.ts';
import { given } from '../given.ts';
import { shortName } from '../playbook/check/meant.ts';
import type { Step, Value } from '../playbook/playbook.ts';
import type { Answer } from '../playbook/walkthrough.ts';
import { answerFor } from './answer-for.ts';
import type { CommandStep } from './commands/plan-command.ts';
import { digestOf, draftMessage } from './draft-message.ts';
import { keepJoining } from './join-playbook.ts';
import { passTime } from './pass-time.ts';
import { occurred, type Play, record, Stuck } from './play-record.ts';
import { wantedEvidence } from './wanted-evidence.ts';

/** Ends one open step as the walkthrough answers it: skipped, failed, or done with all that it asks for. Throws Stuck. */
export async function playStep(the: Play, at: Instance, step: Step, leftover: boolean): Promise<void> {
  const answer = answerFor(the, at);
  passTime(the, answer.after?.ms ?? stepTakes);
  const reason = answer.skip ?? (leftover ? the.walkthrough.close?.reason : undefined);
  if (leftover) return record(the, { kind: 'drop-step', at, reason: reason ?? 'left behind' });
  recordMatters(the, at, answer);
  if (answer.skip !== undefined)
    return record(the, { kind: 'skip-step', at, reason: answer.skip, ...happened(the, answer) });
  if (answer.fail !== undefined)
    return record(the, { kind: 'fail-step', at, reason: answer.fail, ...happened(the, answer) });
  if (answer.notSent !== undefined)
    return record(the, { kind: 'withhold-notification', at, reason: answer.notSent });
  if (step.kind === 'approve' && answer.denied !== undefined) {
    const said = { ...approverOf(the, step, answer), ...happened(the, answer) };
    return record(the, { kind: 'deny-approval', at, reason: answer.denied, ...said });
  }
  if (step.kind === 'run' && answer.declined !== undefined)
    return record(the, { kind: 'decline-command', at, reason: answer.declined, ...happened(the, answer) });
  await collect(the, at, step, answer);
  tick(the, at, step, answer);
  learn(the, at, step, answer);
  const ending = endingOf(the, at, step, answer);
  if (step.kind === 'decision') return decideOption(the, step, answer, ending);
  if (step.kind === 'notify') return send(the, step, answer, ending);
  if (step.kind === 'approve')
    return record(the, { kind: 'give-approval', ...ending, ...approverOf(the, step, answer) });
  if (step.kind === 'run') return tellCommand(the, step, answer, ending);
  if (step.kind === 'use') return switchOver(the, at, step);
  if (step.kind === 'wait') waitOut(the, at, step, answer);
  if (step.kind === 'lift') settleMeasures(the, answer);
  record(the, {
    kind: 'complete-step',
    ...ending,
    ...(answer.early === undefined ? {} : { early: true, reason: answer.early }),
  });
}

function switchOver(the: Play, at: Instance, step: Extract<Step, { kind: 'use' }>): void {
  if (!the.shelves) throw new Stuck(step.id, 'no library is at hand to switch from');
  const joining = keepJoining(the.session, step.playbook, the.shelves, {
    by: { at, step },
    open: the.openJoining,
  });
  record(the, { kind: 'switch-playbook', at, joining });
}

const stepTakes = 2 * 60_000;

function recordMatters(the: Play, at: Instance, answer: Answer): void {
  if (answer.note !== undefined) record(the, { kind: 'add-note', at, text: answer.note });
  if (answer.severity !== undefined) record(the, { kind: 'set-severity', value: answer.severity });
  for (const [clock, word] of Object.entries(answer.clockApplies)) {
    const reason = answer.reason ?? `As the walkthrough answers ${at.step}`;
    record(the, { kind: 'decide-clock', clock, applies: word === 'yes', reason });
  }
  for (const [clock, time] of Object.entries(answer.met))
    record(the, { kind: 'meet-clock', clock, occurred: occurred(the, time) });
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
    const about = wantedEvidence(wanted, session, at);
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

function learn(the: Play, at: Instance, step: Step, { findings, actions }: Answer): void {
  const questions = step.kind === 'review' ? step.questions : [];
  for (const [index, text] of findings.entries())
    record(the, { kind: 'add-finding', at, text, ...given({ question: questions[index] }) });
  for (const action of actions) record(the, { kind: 'add-action', at, action });
}

function endingOf(the: Play, at: Instance, step: Step, answer: Answer) {
  const { session } = the;
  const answers: Record<string, Value> = {};
  const entered = valuesFor(the, step, step.asks, answer);
  for (const name of step.asks) {
    const former = readInput(session.state, name, at);
    const value = entered[name] ?? (former.kind === 'set' ? former.value : undefined);
    if (value !== undefined) answers[name] = value;
  }
  const turn = turnOf(session.state.walk.slot(at), at.redo);
  const [missing] = missingOf(session.state, step, turn, { answers, ...given({ witness: answer.witness }) });
  if (missing && answer.reason === undefined) throw new Stuck(step.id, `the walkthrough gives no ${missing}`);
  const marks = Object.fromEntries(
    Object.entries(answer.marks).map(([name, time]) => [name, occurred(the, time)]),
  );
  const { reason, witness } = answer;
  const authority = answer.authority ?? (step.authority ? the.walkthrough.roles[step.authority] : undefined);
  const confirm = wantsItsId(step) ? step.id : undefined;
  return { at, answers, marks, ...given({ confirm, reason, witness, authority }), ...happened(the, answer) };
}

/** What the answer, or else the walkthrough's top, gives for these inputs. An answer names a fragment's as the fragment does. */
function valuesFor(
  { session, walkthrough }: Play,
  step: Step,
  names: readonly string[],
  answer: Answer,
): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const name of names) {
    const input = session.playbook.inputs[name];
    const entry = answer.inputs[name] ?? answer.inputs[shortName(name)] ?? walkthrough.inputs[name];
    if (entry === undefined || !input) continue;
    const parsed = session.expressions.parse(entry, input);
    if ('error' in parsed) throw new Stuck(step.id, `${name}: ${parsed.error}`);
    values[name] = parsed.value;
  }
  return values;
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
  const reason = step.critical ? { reason: ending.reason ?? `As the walkthrough answers ${step.id}` } : {};
  record(the, {
    kind: 'choose-option',
    ...ending,
    ...reason,
    option: answer.option,
  });
}

function send(the: Play, step: Extract<Step, { kind: 'notify' }>, answer: Answer, ending: Ending): void {
  const text = draftMessage(the.session, step, ending.at);
  const to = answer.to ?? the.session.render(step.to, ending.at);
  record(the, {
    kind: 'send-notification',
    ...ending,
    to,
    ...given({ by: step.by, receipt: answer.sent }),
    text,
    digest: digestOf(text),
  });
}

/** A command is never run from an answers file: the answer says what it gave. */
function tellCommand(the: Play, step: CommandStep, answer: Answer, ending: Ending): void {
  const exit = answer.exit ?? 0;
  const names = exit === 0 ? Object.keys(step.outputs) : [];
  const outputs = valuesFor(the, step, names, answer);
  const unmatched = names.filter(name => outputs[name] === undefined);
  record(the, {
    kind: 'end-command',
    ...ending,
    answers: { ...ending.answers, ...outputs },
    end: { told: true, result: 'exited', exit, ...(unmatched.length > 0 ? { unmatched } : {}) },
  });
}

function approverOf({ session }: Play, step: Approval, { option, approver, authority }: Answer) {
  if (option === 'denied') throw new Stuck(step.id, 'a denial has its reason: answer denied: with one');
  const name = approver ?? authorityOf(session.state, step.approver);
  if (name === undefined)
    throw new Stuck(step.id, `nobody has the role ${step.approver}: put somebody to it, or answer approver:`);
  return { name, ...given({ authority }) };
}

function waitOut(the: Play, at: Instance, step: Extract<Step, { kind: 'wait' }>, answer: Answer): void {
  if (answer.early !== undefined) return;
  if (step.for) passTime(the, step.for.ms);
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

function happened(the: Play, { at }: Answer): { occurred?: Occurred } {
  return at === undefined ? {} : { occurred: occurred(the, at) };
}
