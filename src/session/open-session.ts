import type { CaseReading } from '../case/case-reader.ts';
import { openCase } from '../case/open-case.ts';
import { findCompiled, readCompiled } from '../case/playbook-texts.ts';
import { readCase } from '../case/read-case.ts';
import type { Actor, Recorded } from '../engine/event.ts';
import type { Expressions } from '../engine/expressions.ts';
import { replay } from '../engine/reduce.ts';
import { type CaseState, emptyState } from '../engine/state.ts';
import { CaseFileError } from '../errors.ts';
import type { Io } from '../io.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { bindExpressions } from './bind-expressions.ts';
import { CaseSession } from './case-session.ts';
import { machineOf } from './commands/machine.ts';
import { DrillClock } from './drill-clock.ts';

/** Opens a case to go on with it, by the playbook that it carries. Writes nothing by itself. */
export function openSession(options: {
  dir: string;
  io: Io;
  actor: Actor;
  tool: string;
  acceptDamage?: boolean;
}): CaseSession {
  const { dir, io, actor, tool, acceptDamage = false } = options;
  // A simulated clock is the story's own.
  const drillClock = io.clock.wall ? undefined : new DrillClock(io.clock);
  const clock = drillClock ?? io.clock;
  const store = openCase(dir, { io: { ...io, clock }, actor, tool, acceptDamage });
  const playbook = playbookOf(dir, store.records);
  const expressions = bindExpressions(playbook);
  const session = new CaseSession(store, playbook, expressions, clock, machineOf(io));
  drillClock?.follow(() => session.state.exercise);
  return session;
}

/** A case as it can be read by anybody, without writing. */
export interface ReadCase {
  dir: string;
  reading: CaseReading;
  state: CaseState;
  expressions: Expressions;
}

export function readSession(dir: string): ReadCase {
  const reading = readCase(dir);
  const playbook = playbookOf(dir, reading.records);
  const state = replay(
    emptyState(playbook, digest => findCompiled(dir, digest)),
    reading.records,
  );
  return { dir, reading, state, expressions: bindExpressions(state.playbook) };
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
