import { createCase } from '../case/create-case.ts';
import { listCases } from '../case/list-cases.ts';
import type { Actor } from '../engine/event.ts';
import type { Io } from '../io.ts';
import type { Playbook, Value } from '../playbook/playbook.ts';
import { bindExpressions } from './bind-expressions.ts';
import { CaseSession } from './case-session.ts';

export interface Start {
  io: Io;
  actor: Actor;
  tool: string;
  casesDir: string;
  /** Without one, the next free number of the year. */
  name?: string;
  mode: 'live' | 'drill';
  scripted: boolean;
  inputs: Record<string, Value>;
  /** The playbook's exact text first, then those it was made with. */
  texts: readonly string[];
  playbook: Playbook;
}

/** Opens a case, durably, and marks when it was opened. Throws CaseFileError, with nothing left behind. */
export async function startCase(start: Start): Promise<CaseSession> {
  const { io, actor, tool, casesDir, mode, scripted, inputs, texts, playbook } = start;
  const expressions = await bindExpressions(playbook);
  const store = createCase({
    casesDir,
    name: start.name ?? nextName(casesDir, mode, playbook.id, io.clock.now()),
    io,
    actor,
    tool,
    opening: { mode, scripted, inputs, playbook: { id: playbook.id, version: playbook.version } },
    texts,
    compiled: playbook,
  });
  const session = new CaseSession(store, playbook, expressions, io.clock);
  session.markOpening();
  return session;
}

/** `INC-2026-014-ransomware`, or `EXERCISE-2026-003-ransomware`: one above the highest of that year in the folder. */
function nextName(casesDir: string, mode: 'live' | 'drill', playbook: string, now: number): string {
  const prefix = `${mode === 'drill' ? 'EXERCISE' : 'INC'}-${new Date(now).getUTCFullYear()}-`;
  const taken = listCases(casesDir).map(({ name }) =>
    name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : 0,
  );
  const next = 1 + Math.max(0, ...taken.filter(Number.isFinite));
  return `${prefix}${String(next).padStart(3, '0')}-${playbook}`;
}
