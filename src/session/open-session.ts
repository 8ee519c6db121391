import type { CaseReading } from '../case/case-reader.ts';
import { openCase } from '../case/open-case.ts';
import { findCompiled, readCompiled } from '../case/playbook-texts.ts';
import { readCase } from '../case/read-case.ts';
import type { Actor, Recorded } from '../engine/event.ts';
import type { Expressions } from '../engine/expressions.ts';
import { itemSlots, latestSlots } from '../engine/latest.ts';
import { replay } from '../engine/reduce.ts';
import { type CaseState, emptyState } from '../engine/state.ts';
import { CaseFileError } from '../errors.ts';
import type { Io } from '../io.ts';
import type { Playbook, Step } from '../playbook/playbook.ts';
import { bindExpressions, wholeLanguage } from './bind-expressions.ts';
import { CaseSession } from './case-session.ts';
import { machineOf } from './commands/plan-command.ts';

/** Opens a case to go on with it, by the playbook that it carries. Writes nothing by itself. */
export async function openSession(options: {
  dir: string;
  io: Io;
  actor: Actor;
  tool: string;
  acceptDamage?: boolean;
}): Promise<CaseSession> {
  const { dir, io, actor, tool, acceptDamage = false } = options;
  const store = openCase(dir, { io, actor, tool, acceptDamage });
  const playbook = playbookOf(dir, store.records);
  const expressions = await bindExpressions(playbook, wholeLanguage);
  return new CaseSession(store, playbook, expressions, io.clock, machineOf(io));
}

/** A case as it can be read by anybody, without writing. */
export interface ReadCase {
  dir: string;
  reading: CaseReading;
  state: CaseState;
  expressions: Expressions;
}

/** Loads of the expression language only what showing the case takes: its titles; for an agenda, the conditions that it weighs. */
export async function readSession(
  dir: string,
  { agenda = false, deadlines = agenda }: { agenda?: boolean; deadlines?: boolean } = {},
): Promise<ReadCase> {
  const reading = readCase(dir);
  const playbook = playbookOf(dir, reading.records);
  const state = replay(
    emptyState(playbook, digest => findCompiled(dir, digest)),
    reading.records,
  );
  return {
    dir,
    reading,
    state,
    expressions: await bindExpressions(state.playbook, shownOf(state, { agenda, deadlines })),
  };
}

function shownOf(state: CaseState, { agenda, deadlines }: { agenda: boolean; deadlines: boolean }): object {
  const conditions = agenda ? Object.values(state.playbook.steps).filter(step => isWeighed(state, step)) : [];
  const titles = Object.values(state.playbook.steps).map(step => [
    step.title,
    step.kind === 'decision' ? step.options.map(o => o.label) : [],
    step.kind === 'review' ? step.questions : [],
  ]);
  const asked = Object.values(state.playbook.inputs).map(input => input.ask);
  const clocks = deadlines
    ? state.playbook.clocks.map(({ title, appliesWhen }) => ({ title, appliesWhen }))
    : [];
  return { titles, asked, conditions: conditions.map(({ when }) => ({ when })), clocks };
}

/** Conditions of steps that nothing has opened: those that stand next, and those that did not hold. */
function isWeighed(state: CaseState, { id, when }: Step): boolean {
  if (when === undefined) return false;
  const slots = latestSlots(state, id).flatMap(slot => itemSlots(state, slot));
  return slots.length === 0 || slots.some(slot => slot.turns.every(turn => turn.opened.length === 0));
}

function playbookOf(dir: string, records: readonly Recorded[]): Playbook {
  const opening = records.find(record => record.type === 'case.opened');
  if (opening?.type !== 'case.opened') {
    throw new CaseFileError(
      `${dir}: the entry that opens the case is not there`,
      'Copy its log here from another copy of the case; `tocsin verify` says what is missing.',
    );
  }
  return readCompiled(dir, opening.data.playbook.compiled);
}
