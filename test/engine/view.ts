import { actionsOf } from '../../src/engine/actions.ts';
import { agendaOf } from '../../src/engine/agenda.ts';
import type { Draft, Instance, Recorded } from '../../src/engine/event.ts';
import type { Expressions } from '../../src/engine/expressions.ts';
import { factsOf } from '../../src/engine/facts.ts';
import { instanceName } from '../../src/engine/instance.ts';
import { itemSlots, latestSlots, nextPass, passedOver } from '../../src/engine/latest.ts';
import { observablesOf } from '../../src/engine/observables.ts';
import { settle } from '../../src/engine/outcome.ts';
import type { Reading } from '../../src/engine/register.ts';
import type { Slot } from '../../src/engine/slot.ts';
import { slotStanding, standingOf } from '../../src/engine/standing.ts';
import {
  type CaseState,
  isClosed,
  readInput,
  readMilestone,
  readRole,
  readSeverity,
} from '../../src/engine/state.ts';
import type { Turn } from '../../src/engine/turn.ts';
import { start } from './writer.ts';

/** All that a state says to those who ask, in one text: equal states have equal texts. */
export function view(state: CaseState, expressions: Expressions, now = start + 6 * 3_600_000): string {
  return JSON.stringify(
    {
      agenda: agendaView(state, expressions, now),
      closed: isClosed(state),
      registers: registersView(state),
      steps: stepsView(state, now),
      slots: [...state.slots.values()]
        .filter(slot => slot.turns.length > 0)
        .map(slot => slotView(state, slot))
        .sort(byFirst),
      count: state.count,
      findings: state.findings.map(record => record.id),
      observables: observablesOf(state).map(({ kind, value, verdict, source }) => [
        kind,
        value,
        verdict,
        source.id,
      ]),
      actions: actionsOf(state).map(({ id, state, word }) => [id, state, word?.id]),
      strays: state.strays.map(record => record.id),
      evidence: sorted([...state.evidence].map(([id, records]) => [id, records.map(r => r.id)])),
    },
    null,
    1,
  );
}

function agendaView(state: CaseState, expressions: Expressions, now: number) {
  const agenda = agendaOf(state, expressions, now);
  return {
    ...agenda,
    conflicts: agenda.conflicts.map(({ at, candidates }) => [instanceName(at), candidates.map(r => r.id)]),
    open: agenda.open.map(({ at, way, since }) => [instanceName(at), way, since?.id]),
    held: agenda.held.map(({ pending, ...held }) => [pending.slot.name, held]),
    measures: agenda.measures.map(m => [instanceName(m.at), m.what, m.state, m.since.id, m.word?.id]),
    attention: agenda.attention.map(({ at, what }) => [instanceName(at), what]),
    strays: [],
    drafts: agenda.drafts.map(draftView),
  };
}

function draftView({ type, at, data }: Draft) {
  return [type, at && instanceName(at), data];
}

function registersView(state: CaseState) {
  const each = (names: Iterable<string>, read: (name: string) => Reading<unknown>) =>
    sorted([...names].map(name => [name, readingView(read(name))]));
  return {
    inputs: each(state.inputs.keys(), name => readInput(state, name)),
    milestones: each(state.milestones.keys(), name => readMilestone(state, name)),
    roles: each(state.roles.keys(), name => readRole(state, name)),
    severity: readingView(readSeverity(state)),
  };
}

function readingView(reading: Reading<unknown>) {
  switch (reading.kind) {
    case 'unset':
      return null;
    case 'set':
      return [reading.value, reading.by.id];
    case 'disputed':
      return reading.writes.map(({ value, by }) => [value, by.id]);
    default:
      return reading satisfies never;
  }
}

function stepsView(state: CaseState, now: number) {
  const facts = factsOf(state, now);
  return Object.keys(state.playbook.steps).map(id => [
    id,
    standingOf(state, id),
    facts.outcome(id),
    facts.passes(id),
    facts.timeOf(id),
    latestSlots(state, id).map(slot => [
      slot.name,
      nextPass(state, slot.instance),
      passedOver(state, slot),
      itemSlots(state, slot).map(({ name }) => name),
    ]),
  ]);
}

function slotView(state: CaseState, slot: Slot): [string, unknown] {
  return [slot.name, [slotStanding(state, slot), slot.turns.map(turnView)]];
}

function turnView(turn: Turn) {
  const settled = settle(turn);
  const ids = (records: Recorded[]) => records.map(record => record.id);
  return {
    opened: ids(turn.opened),
    endings: ids(turn.endings),
    overrides: ids(turn.overrides),
    resolutions: ids(turn.resolutions),
    measureWords: ids(turn.measureWords),
    evidence: ids(turn.evidence),
    findings: ids(turn.findings),
    answered: [...turn.answered].sort(),
    ticks: sorted(
      [...turn.ticks].map(([entry, register]) => [entry, readingView(register.read(() => true))]),
    ),
    settled:
      settled.kind === 'final'
        ? [settled.word, settled.option, settled.by.id, ids(settled.also)]
        : settled.kind,
  };
}

/** The name without the turn, for comparing what is open. */
export function placeName(at: Instance): string {
  return instanceName({ ...at, redo: 0 });
}

function sorted<T>(entries: [string, T][]): [string, T][] {
  return entries.sort(byFirst);
}

function byFirst(a: [string, unknown], b: [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1;
}
