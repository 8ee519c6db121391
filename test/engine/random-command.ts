import type { Agenda } from '../../src/engine/agenda.ts';
import { isPressing } from '../../src/engine/clocks/deadline.ts';
import type { Command } from '../../src/engine/command.ts';
import type { CommandEnd, Instance, Joined, Occurred } from '../../src/engine/event.ts';
import { itemSlots, latestSlot, latestSlots } from '../../src/engine/latest.ts';
import type { OpenStep } from '../../src/engine/open-steps.ts';
import { settle } from '../../src/engine/outcome.ts';
import { unendedStarts } from '../../src/engine/slot.ts';
import type { Turn } from '../../src/engine/turn.ts';
import { valueName } from '../../src/engine/value-name.ts';
import { holdsSteps } from '../../src/playbook/holds-steps.ts';
import type { Input, Value } from '../../src/playbook/playbook.ts';
import { hosts } from './condition.ts';
import { entriesOf, joinings } from './joining.ts';
import type { Tape } from './tape.ts';
import type { Writer } from './writer.ts';

const reason = 'as agreed';

/** Something that a person might try to record next; it may be refused. Contrary people mostly set values. */
export function randomCommand(tape: Tape, writer: Writer, contrary = false): Command | undefined {
  const agenda = writer.agenda();
  if (contrary && tape.once(3)) return setSomething(tape, writer);
  if (agenda.closed) return tape.once(3) ? { kind: 'reopen-case', reason } : undefined;
  const [, act] = weighted[tape.below(weighted.length)] as (typeof weighted)[number];
  return act(tape, writer, agenda) ?? finish(tape, writer, agenda);
}

type Act = (tape: Tape, writer: Writer, agenda: Agenda) => Command | undefined;

const weights: [number, Act][] = [
  [30, finish],
  [4, give],
  [6, release],
  [4, settleDispute],
  [3, sayOfMeasure],
  [5, sayOfCommand],
  [5, redo],
  [6, sayOfClock],
  [2, join],
  [2, goAgain],
  [2, openOutOfTurn],
  [4, setSomething],
  [3, addMatter],
  [2, alsoEnd],
  [1, skipAhead],
  [2, close],
];

const weighted = weights.flatMap(([weight, act]) =>
  Array.from({ length: weight }, () => [weight, act] as const),
);

/** Ends an open step as it is meant to end. */
export function finish(tape: Tape, writer: Writer, agenda: Agenda): Command | undefined {
  const open = tape.pick(agenda.open);
  return open && ending(tape, writer, open);
}

function ending(tape: Tape, writer: Writer, { at, step }: Pick<OpenStep, 'at' | 'step'>): Command {
  const witness = step.witness && !tape.once(6) ? { witness: tape.pick(['kim', 'boss']) ?? 'boss' } : {};
  const common = {
    at,
    reason,
    confirm: step.id,
    ...witness,
    ...answersTo(tape, writer, step.asks),
    ...when(tape, writer),
  };
  if (step.kind === 'decision') {
    return { kind: 'choose-option', ...common, option: tape.pick(step.options)?.id ?? '' };
  }
  if (step.kind === 'notify') {
    if (tape.once(5)) return { kind: 'withhold-notification', at, reason };
    return { kind: 'send-notification', ...common, to: 'lee', text: 'Known.', digest: '' };
  }
  if (step.kind === 'run') return runCommand(tape, writer, common);
  if (step.kind === 'use') return switchBy(tape, writer, at, step.playbook);
  if (step.kind === 'approve') {
    const approver = { name: tape.pick(['dana', 'lee', 'boss']) ?? 'boss', authority: 'deputy' };
    if (tape.once(5)) return { kind: 'deny-approval', at, reason, ...approver };
    return { kind: 'give-approval', ...common, ...approver };
  }
  return { kind: 'complete-step', ...common, ...(step.kind === 'wait' ? { early: true } : {}) };
}

/** Declines it, starts it, tells what became of a start, or says that it was run by hand. */
function runCommand(
  tape: Tape,
  writer: Writer,
  common: Pick<Command & { kind: 'end-command' }, 'at' | 'occurred'>,
): Command {
  const { at } = common;
  const turn = writer.state.walk.slot(at).turns[at.redo];
  const [running] = turn ? unendedStarts(turn) : [];
  if (running) return { kind: 'end-command', ...common, end: { ...endOf(tape), started: running.id } };
  if (tape.once(5)) return { kind: 'decline-command', at, reason };
  if (tape.once(3)) {
    const end = { told: true, result: 'exited', exit: tape.once(3) ? 1 : 0 } as const;
    return { kind: 'end-command', ...common, end };
  }
  const { step } = at;
  return { kind: 'start-command', ...started, at, reason, confirm: step };
}

const started = {
  program: '/usr/bin/edr',
  argv: ['edr', 'isolate'],
  cwd: '/',
  env: ['PATH'],
  timeout: 60_000,
  digest: '',
};

function endOf(tape: Tape): CommandEnd {
  const results = ['timed-out', 'stopped', 'not-run', 'unknown'] as const;
  if (tape.once(3)) return { result: tape.pick(results) ?? 'unknown' };
  return { result: 'exited', exit: tape.once(4) ? 2 : 0, output: { sha256: '0'.repeat(64), size: 7 } };
}

function answersTo(tape: Tape, writer: Writer, asks: readonly string[]) {
  if (asks.length === 0) return {};
  return {
    answers: Object.fromEntries(asks.map(name => [name, valueFor(tape, writer, name)])),
  };
}

/** Goes over to one of the playbooks that the step leads to, which may have joined before. */
function switchBy(tape: Tape, writer: Writer, at: Instance, playbook: string): Command {
  const joining = tape.pick(joinings.filter(({ playbook: { id } }) => id === playbook)) as Joined;
  return { kind: 'switch-playbook', at, joining: { ...joining, ...givenTo(tape, writer, joining) } };
}

/** Brings another playbook into the case, beside the others or instead of its own, now and then at one of its steps. */
function join(tape: Tape, writer: Writer): Command {
  const joining = tape.pick(joinings) as Joined;
  const part = writer.parts(joining.playbook.compiled);
  const from = part && tape.once(3) ? tape.pick(entriesOf(part)) : undefined;
  const joined = { ...joining, ...givenTo(tape, writer, joining), ...(from !== undefined && { from }) };
  return { kind: tape.once(3) ? 'switch-playbook' : 'attach-playbook', joining: joined, reason };
}

/** Some of what a playbook that joins wants to be given. */
function givenTo(tape: Tape, writer: Writer, { name, playbook }: Joined): Pick<Joined, 'with'> {
  const part = writer.parts(playbook.compiled);
  const inputs = Object.keys(part?.inputs ?? {}).filter(input =>
    input.startsWith(`${name.replace('-', '_')}.`),
  );
  const given = inputs.slice(0, 3).filter(() => !tape.once(3));
  if (!part || given.length === 0) return {};
  return { with: Object.fromEntries(given.map(input => [input, someValue(tape, part.inputs[input])])) };
}

/** Something that the input can be; of a list, any of its values, now and then one twice. */
export function valueFor(tape: Tape, { playbook }: Writer, name: string): Value {
  return someValue(tape, playbook.inputs[name]);
}

function someValue(tape: Tape, input: Input | undefined): Value {
  if (!input?.many) return tape.pick(['yes', 'no', 'unknown']) ?? 'no';
  const listed = hosts.filter(() => tape.once(2));
  return tape.once(6) ? [...listed, ...listed.slice(0, 1)].reverse() : listed;
}

/** Ends an open step in another way. */
function give(tape: Tape, writer: Writer, agenda: Agenda): Command | undefined {
  const open = tape.pick(agenda.open);
  const kind = tape.pick(['fail-step', 'skip-step', 'drop-step'] as const);
  return open && kind && { kind, at: open.at, reason, ...when(tape, writer) };
}

/** Gets on with a step that is held back. */
function release(tape: Tape, writer: Writer, agenda: Agenda): Command | undefined {
  const held = tape.pick(agenda.held);
  if (!held) return undefined;
  const at = { ...held.pending.slot.instance };
  if (held.kind === 'waiting')
    return tape.once(4) ? { kind: 'skip-step', at, reason } : { kind: 'override-needs', at, reason };
  const name = tape.pick(held.missing);
  if (name === 'severity') return { kind: 'set-severity', value: tape.pick(['sev1', 'sev2']) ?? 'sev1' };
  if (name && writer.playbook.inputs[name] && !tape.once(3))
    return { kind: 'set-input', at, name, value: valueFor(tape, writer, name) };
  return { kind: 'decide-applies', at, applies: tape.once(2), reason };
}

/** Clears up what people have said against each other. */
export function settleDispute(tape: Tape, writer: Writer, agenda: Agenda): Command | undefined {
  const conflict = tape.pick(agenda.conflicts);
  if (conflict && tape.once(2)) {
    const keep = tape.pick(conflict.candidates)?.id ?? '';
    return { kind: 'resolve-conflict', at: conflict.at, keep, reason };
  }
  const dispute = tape.pick(agenda.disputes);
  if (!dispute) return undefined;
  switch (dispute.what) {
    case 'input':
      return settleInput(tape, writer, dispute.name);
    case 'milestone':
      return { kind: 'set-milestone', name: dispute.name, occurred: tape.once(3) ? null : past(writer) };
    case 'role':
      return { kind: 'assign-role', role: dispute.name, person: 'lee' };
    case 'severity':
      return { kind: 'set-severity', value: 'sev1' };
    default:
      return dispute.what satisfies never;
  }
}

/** Of one that is asked for every value of an `each`, where it was asked. */
function settleInput(tape: Tape, writer: Writer, named: string): Command {
  const name = named.split('[', 1)[0] as string;
  const at = turnsOf(writer)
    .map(({ at }) => at)
    .find(at => valueName(writer.playbook, name, at) === named);
  const value = tape.once(3) ? null : valueFor(tape, writer, name);
  return { kind: 'set-input', name, value, ...(at && { at }) };
}

export function sayOfMeasure(tape: Tape, _: Writer, agenda: Agenda): Command | undefined {
  const measure = tape.pick(agenda.measures.filter(m => m.state === 'in-force'));
  if (!measure) return undefined;
  return { kind: tape.once(2) ? 'lift-measure' : 'keep-measure', at: measure.at, reason };
}

/** Tells what became of a command that was cut off. */
export function sayOfCommand(tape: Tape, _: Writer, agenda: Agenda): Command | undefined {
  const cutOff = tape.pick(agenda.unended);
  return (
    cutOff && {
      kind: 'end-command',
      at: cutOff.at,
      end: { ...endOf(tape), started: cutOff.started.id, told: true },
    }
  );
}

/** Says that a clock was met, or was not after all, whether it applies, or why the case may close without it. */
export function sayOfClock(tape: Tape, _: Writer, agenda: Agenda): Command | undefined {
  const pressing = agenda.clocks.filter(isPressing);
  const clock = tape.pick(pressing.length > 0 && tape.once(2) ? pressing : agenda.clocks)?.clock.id;
  if (clock === undefined) return undefined;
  switch (tape.below(6)) {
    case 0:
      return { kind: 'acknowledge-clock', clock, reason };
    case 1:
      return { kind: 'decide-clock', clock, applies: tape.once(2), reason };
    case 2:
      return { kind: 'withdraw-clock', clock, reason };
    case 3:
      return { kind: 'meet-clock', clock, again: true };
    default:
      return { kind: 'meet-clock', clock, ...(tape.once(2) ? { receipt: 'R-1' } : {}) };
  }
}

function redo(tape: Tape, writer: Writer): Command | undefined {
  const turn = tape.pick(turnsOf(writer).filter(({ turn }) => settle(turn).kind === 'final'));
  return turn && { kind: 'reopen-step', at: turn.at, reason };
}

function goAgain(tape: Tape, writer: Writer): Command | undefined {
  return { kind: 'go-again', at: placeOf(tape, writer), reason };
}

function openOutOfTurn(tape: Tape, writer: Writer): Command | undefined {
  return { kind: 'open-step', at: placeOf(tape, writer), reason };
}

function setSomething(tape: Tape, writer: Writer): Command {
  switch (tape.below(4)) {
    case 0:
      return { kind: 'set-severity', value: tape.pick(['sev1', 'sev2']) ?? 'sev1' };
    case 1:
      return { kind: 'assign-role', role: 'commander', person: tape.pick(['dana', 'lee', null]) ?? null };
    case 2: {
      const name = tape.pick(['contained', 'declared', 'aware']) ?? 'aware';
      return { kind: 'set-milestone', name, occurred: tape.once(4) ? null : past(writer, tape.below(3)) };
    }
    default: {
      const others = Object.keys(writer.playbook.inputs);
      const name = tape.pick(['spread', 'known', 'hosts', 'hosts', tape.pick(others) ?? 'spread']) ?? 'hosts';
      return { kind: 'set-input', name, value: tape.once(4) ? null : valueFor(tape, writer, name) };
    }
  }
}

function addMatter(tape: Tape, writer: Writer, agenda: Agenda): Command | undefined {
  const open = tape.pick(agenda.open);
  if (tape.once(4)) return { kind: 'add-note', text: 'Seen.', ...(open ? { at: open.at } : {}) };
  if (tape.once(3)) {
    const [record] = writer.log.slice(-1);
    if (!record || tape.once(2))
      return record && { kind: 'correct', of: record.id, field: 'reason', value: 'better', reason };
    return { kind: 'correct', of: record.id, field: 'occurred', value: past(writer, 9).at, reason };
  }
  if (tape.once(3)) return learn(tape, writer, open);
  const entry = open && tape.pick(open.step.checklist);
  if (open && entry) {
    const state = tape.pick(['done', 'not-applicable', 'open'] as const) ?? 'done';
    return { kind: 'tick', at: open.at, entry, state };
  }
  const id = tape.pick([...writer.state.collectors.keys()]);
  const at = id && instanceOf(tape, writer, writer.state.collectors.get(id) ?? '');
  const evidence = { what: 'Proof', held: 'safe', ...(id ? { id } : {}) };
  return { kind: 'add-evidence', evidence, ...(at && { at }) };
}

/** Findings and actions, which also a closed case takes. */
function learn(tape: Tape, writer: Writer, open: OpenStep | undefined): Command {
  const action = tape.pick(writer.state.actions);
  if (action && tape.once(2))
    return { kind: 'end-action', of: action.id, ...(tape.once(2) ? { dropped: true, reason } : {}) };
  if (open?.step.kind === 'review') {
    const question = tape.pick(open.step.questions) ?? '';
    return { kind: 'add-finding', at: open.at, text: 'A mailbox.', question };
  }
  if (tape.once(3)) return observe(tape);
  if (tape.once(2)) return { kind: 'add-finding', text: 'A mailbox.' };
  const what = { what: 'Lock it', owner: 'lee', due: '2026-04-01', kind: 'prevent' as const };
  return { kind: 'add-action', action: what };
}

/** Recorded, said again with a verdict, withdrawn, recorded anew. */
function observe(tape: Tape): Command {
  const observable = {
    kind: 'domain' as const,
    value: tape.pick(['evil.example', 'Evil.example', 'b.example']) ?? '',
  };
  if (tape.once(3)) return { kind: 'withdraw-observable', observable, reason };
  return {
    kind: 'add-observable',
    observable: { ...observable, ...(tape.once(2) && { verdict: 'malicious' }) },
  };
}

/** Ends what somebody else has ended meanwhile: the screen still showed it as open. */
function alsoEnd(tape: Tape, writer: Writer): Command | undefined {
  const turn = tape.pick(turnsOf(writer).filter(({ turn }) => settle(turn).kind === 'final'));
  const step = turn && writer.playbook.steps[turn.at.step];
  if (!step || holdsSteps(step)) return undefined;
  const command = ending(tape, writer, { at: turn.at, step });
  return command.kind === 'withhold-notification' ? undefined : ({ ...command, also: true } as Command);
}

/** Skips a place that may not have been reached yet, also a group or a phase. */
function skipAhead(tape: Tape, writer: Writer): Command {
  return { kind: 'skip-step', at: placeOf(tape, writer), reason };
}

function placeOf(tape: Tape, writer: Writer): Instance {
  return instanceOf(tape, writer, anyStep(tape, writer));
}

/** Of a step with `each` mostly one of its values, now and then all of them. */
function instanceOf(tape: Tape, writer: Writer, step: string): Instance {
  const all = latestSlots(writer.state, step);
  const slots = tape.once(4) ? all : all.flatMap(slot => itemSlots(writer.state, slot));
  return { ...(tape.pick(slots) ?? latestSlot(writer.state, step)).instance };
}

function close(_: Tape, writer: Writer): Command {
  return { kind: 'close-case', reason, heads: writer.heads() };
}

function anyStep(tape: Tape, writer: Writer): string {
  return tape.pick(Object.keys(writer.playbook.steps)) ?? '';
}

function turnsOf(writer: Writer): { at: Instance; turn: Turn }[] {
  return [...writer.state.slots.values()].flatMap(slot =>
    slot.turns.map(turn => ({ at: turn.instance, turn })),
  );
}

function when(tape: Tape, writer: Writer): { occurred?: Occurred } {
  return tape.once(6) ? { occurred: past(writer, tape.below(4)) } : {};
}

function past(writer: Writer, steps = 1): Occurred {
  return { at: new Date(writer.now - steps * 60_000).toISOString(), precision: 'minute' };
}
