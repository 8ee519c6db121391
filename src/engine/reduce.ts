import { parseTime } from '../expression/values/time.ts';
import { joinPlaybook } from '../playbook/join-playbook.ts';
import type { Instance, Recorded } from './event.ts';
import { noteEntry } from './note-entry.ts';
import { observableKey } from './observable-key.ts';
import { caseOrder, insertInOrder } from './order.ts';
import { endingOf } from './outcome.ts';
import { retriesOf, withRetriesSeen } from './retries.ts';
import { openTurns, type Slot, turnOf } from './slot.ts';
import { type CaseState, counts, emptyState } from './state.ts';
import type { Turn } from './turn.ts';
import {
  listIn,
  weighWritesAgain,
  write,
  writeInput,
  writeInputs,
  writeMilestone,
  writeOutcome,
} from './writes.ts';

/**
 * Takes a fact into the state, and returns that same state. Total: any valid record, in any order, as often as it comes;
 * what does not fit the playbook is kept as a stray. Cost does not grow with the number of facts.
 */
export function reduce(state: CaseState, record: Recorded): CaseState {
  if (!include(state, record)) return state;
  const copies = state.facts.get(record.id);
  if (copies) {
    copies.push(record);
    return fileAnew(state);
  }
  state.facts.set(record.id, [record]);
  file(state, record);
  return state;
}

/** All facts into a new state; `replay` of a record is the state that was lived. */
export function replay(state: CaseState, records: Iterable<Recorded>): CaseState {
  for (const record of records) reduce(state, record);
  return state;
}

/**
 * An entry came a second time under its id: it could not be written and was retried in another log. The last copy in case order counts,
 * and whoever had seen an earlier one has seen it; so everything is weighed again. Rare enough to be worth no cleverness.
 */
function fileAnew(state: CaseState): CaseState {
  const { included, facts, opened, partOf } = state;
  const standing = [...facts.values()].flatMap(retriesOf);
  const retried = standing.flatMap(({ kept, former }) => former.map(copy => ({ copy, kept })));
  retried.sort((a, b) => caseOrder(a.copy, b.copy));
  Object.assign(state, emptyState(opened, partOf), { included, facts, retried });
  for (const { kept } of standing) file(state, kept);
  return state;
}

function file(state: CaseState, raw: Recorded): void {
  const record = withRetriesSeen(state, raw);
  state.count++;
  noteEntry(state, record);
  if (record.at && !state.playbook.steps[record.at.step]) {
    insertInOrder(state.strays, record);
    return;
  }
  fileByType(state, record);
}

function fileByType(state: CaseState, record: Recorded): void {
  switch (record.type) {
    case 'case.opened':
      state.openings.push(record);
      state.openings.sort(caseOrder);
      for (const [name, value] of Object.entries(record.data.inputs))
        writeInput(state, name, { by: record, value });
      return;
    case 'step.opened':
      withTurn(state, record, (slot, turn) => {
        insertInOrder(turn.opened, record);
        if (record.data.why === 'again') state.walk.beganAgain(slot, record);
      });
      return writeInputs(state, record, record.data.with);
    case 'step.completed':
    case 'decision.made':
    case 'notification.sent':
    case 'approval.given':
      withTurn(state, record, (_, turn) => insertInOrder(turn.endings, record));
      return writeOutcome(state, record, record.data);
    case 'playbook.switched':
      if (record.at) withTurn(state, record, (_, turn) => insertInOrder(turn.endings, record));
      if (join(state, record)) state.walk.left(record);
      return;
    case 'playbook.attached':
      join(state, record);
      return;
    case 'command.started':
      return withTurn(state, record, (_, turn) => insertInOrder(turn.commands, record));
    case 'command.ended':
      withTurn(state, record, (_, turn) => {
        insertInOrder(turn.commands, record);
        if (endingOf(record)) insertInOrder(turn.endings, record);
      });
      return writeOutcome(state, record, record.data);
    case 'step.not-applicable':
    case 'step.failed':
    case 'step.skipped':
    case 'step.dropped':
    case 'notification.not-sent':
    case 'command.declined':
    case 'approval.denied':
      return withTurn(state, record, (_, turn) => insertInOrder(turn.endings, record));
    case 'conflict.resolved':
      return withTurn(state, record, (_, turn) => insertInOrder(turn.resolutions, record));
    case 'needs.overridden':
      return withTurn(state, record, (_, turn) => insertInOrder(turn.overrides, record));
    case 'checklist.ticked':
      return withTurn(state, record, (_, turn) => {
        const { entry, state: value } = record.data;
        write(state, turn.ticks, entry, { by: record, value });
      });
    case 'evidence.added':
      if (record.at) withTurn(state, record, (_, turn) => insertInOrder(turn.evidence, record));
      return insertInOrder(listIn(state.evidence, record.data.id ?? ''), record);
    case 'finding.added':
      if (record.at) withTurn(state, record, (_, turn) => insertInOrder(turn.findings, record));
      return insertInOrder(state.findings, record);
    case 'action.added':
      return insertInOrder(state.actions, record);
    case 'action.done':
      return insertInOrder(listIn(state.actionWords, record.data.of), record);
    case 'observable.added':
    case 'observable.withdrawn':
      return insertInOrder(listIn(state.observables, observableKey(record.data)), record);
    case 'drill.started':
    case 'drill.clock':
    case 'inject.delivered':
    case 'inject.acknowledged':
    case 'inject.answered':
    case 'inject.held':
    case 'inject.dropped':
    case 'fact.asked':
    case 'hint.given':
    case 'expectation.judged':
    case 'observation.added':
    case 'objective.rated':
      return insertInOrder(state.exercise, record);
    case 'measure.lifted':
    case 'measure.kept':
      return withTurn(state, record, (_, turn) => insertInOrder(turn.measureWords, record));
    case 'clock.met':
      return insertInOrder(listIn(state.clocks.met, record.data.clock), record);
    case 'clock.decided':
      return write(state, state.clocks.decisions, record.data.clock, {
        by: record,
        value: record.data.applies,
      });
    case 'clock.acknowledged':
      return insertInOrder(listIn(state.clocks.acknowledgements, record.data.clock), record);
    case 'input.set':
      if (record.at) withTurn(state, record, (_, turn) => turn.answered.add(record.data.name));
      return writeInput(state, record.data.name, { by: record, value: record.data.value });
    case 'milestone.set': {
      const value = record.data.retracted
        ? null
        : (record.occurred ?? { at: record.ts, precision: 'second' as const });
      return writeMilestone(state, record.data.name, { by: record, value });
    }
    case 'role.assigned':
      return write(state, state.roles, record.data.role, { by: record, value: record.data.person });
    case 'severity.set':
      return state.severity.add({ by: record, value: record.data.value }, by => counts(state, by));
    case 'handover.offered':
      state.offers.push(record);
      state.offers.sort(caseOrder);
      return;
    case 'handover.taken':
      state.takings.push(record);
      state.takings.sort(caseOrder);
      return;
    case 'case.closed':
      state.closings.push(record);
      state.closings.sort(caseOrder);
      return;
    case 'case.reopened':
      return insertInOrder(state.reopenings, record);
    case 'correction.made':
      if (record.data.field === 'occurred' && parseTime(record.data.value) !== undefined)
        write(state, state.corrected, record.data.of, { by: record, value: record.data.value });
      return;
    case 'note.added':
    case 'case.joined':
    case 'session.started':
    case 'session.ended':
    case 'log.closed':
    case 'damage.found':
      return;
    default:
      return record satisfies never;
  }
}

/** Takes a playbook into the case, and what was recorded of its steps; false where the case does not carry it. */
function join(state: CaseState, record: Joining): boolean {
  const part = state.partOf(record.data.playbook.compiled);
  if (!part) {
    insertInOrder(state.strays, record);
    return false;
  }
  insertInOrder(state.joined, record);
  const joinings = firstOfEachName(state.joined);
  const parts = joinings.flatMap(({ data }) => state.partOf(data.playbook.compiled) ?? []);
  state.playbook = parts.reduce(joinPlaybook, state.opened);
  state.walk.extend(
    state.playbook,
    joinings.flatMap(({ data }) => data.from ?? []),
  );
  for (const step of Object.values(part.steps)) {
    for (const { id } of step.collect) state.collectors.set(id, step.id);
  }
  writeInputs(state, record, record.data.with);
  const known = state.strays.filter(({ at }) => at && part.steps[at.step]);
  state.strays = state.strays.filter(stray => !known.includes(stray));
  for (const stray of known) fileByType(state, stray);
  return true;
}

/** By name, so that who learns of them in another order has the same playbook. */
function firstOfEachName(joined: readonly Joining[]): Joining[] {
  const first = new Map<string, Joining>();
  for (const joining of joined) if (!first.has(joining.data.name)) first.set(joining.data.name, joining);
  return [...first.values()].sort((a, b) => (a.data.name < b.data.name ? -1 : 1));
}

type Joining = Extract<Recorded, { type: 'playbook.attached' | 'playbook.switched' }>;

/** Changes one turn; what depended on how it had ended is weighed again. */
function withTurn(state: CaseState, record: Recorded, change: (slot: Slot, turn: Turn) => void): void {
  const slot = state.walk.slot(record.at as Instance);
  const turn = turnOf(slot, (record.at as Instance).redo);
  change(slot, turn);
  turn.settled = undefined;
  if (openTurns(slot).length > 0) state.open.add(slot);
  else state.open.delete(slot);
  if (endingOf(record) || record.type === 'conflict.resolved') weighWritesAgain(state, slot);
  state.walk.touched(slot);
}

function include(state: CaseState, { w, seq }: Recorded): boolean {
  const included = state.included.get(w) ?? { upTo: -1, beyond: new Set<number>() };
  state.included.set(w, included);
  if (seq <= included.upTo || included.beyond.has(seq)) return false;
  included.beyond.add(seq);
  while (included.beyond.delete(included.upTo + 1)) included.upTo++;
  return true;
}
