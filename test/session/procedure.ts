import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Draft, Recorded } from '../../src/engine/event.ts';
import { instanceName } from '../../src/engine/instance.ts';
import { isClosed } from '../../src/engine/state.ts';
import type { Clock } from '../../src/io.ts';
import { loadPlaybook } from '../../src/playbook/load-playbook.ts';
import { loadWalkthrough } from '../../src/playbook/load-walkthrough.ts';
import type { Playbook } from '../../src/playbook/playbook.ts';
import type { LibraryPorts } from '../../src/playbook/ports.ts';
import type { Walkthrough } from '../../src/playbook/walkthrough.ts';
import { bindExpressions } from '../../src/session/bind-expressions.ts';
import { CaseSession } from '../../src/session/case-session.ts';
import { MemoryStore } from '../../src/session/memory-store.ts';
import { play } from '../../src/session/play.ts';
import { SimulatedClock } from '../../src/session/simulated-clock.ts';

/** Playbooks whose shapes are those of procedures in use, and their answers, by file. */
export const library = join(import.meta.dirname, '../fixtures/procedures');
export const procedures = readdirSync(library).filter(name => name.endsWith('.yaml'));
export const answerFiles = readdirSync(join(library, 'walkthroughs'));

export interface Procedure {
  playbook: Playbook;
  walkthrough: Walkthrough;
  expressions: ReturnType<typeof bindExpressions>;
  /** Playbooks that joined the case, which outlive a process. */
  parts: Map<string, Playbook>;
}

/** A walkthrough and what it walks through. */
export async function readProcedure(answers: string): Promise<Procedure> {
  const { walkthrough, findings } = loadWalkthrough(
    readFileSync(join(library, 'walkthroughs', answers), 'utf8'),
    answers,
  );
  if (!walkthrough) throw new Error(JSON.stringify(findings));
  const playbook = await readPlaybook(`${walkthrough.playbook}.yaml`);
  const expressions = bindExpressions(playbook);
  return { playbook, walkthrough, expressions, parts: new Map() };
}

/** A playbook of the library, with the shipped regimes at hand. Throws where lint would find anything. */
export async function readPlaybook(file: string): Promise<Playbook> {
  const { playbook, findings } = loadPlaybook(readFileSync(join(library, file), 'utf8'), file, ports);
  if (!playbook || findings.length > 0) throw new Error(JSON.stringify(findings));
  return playbook;
}

/** The shipped regimes, for a playbook that uses one. */
export const ports: LibraryPorts = {
  readPlaybook: id => ({ text: readFileSync(join(library, `${id}.yaml`), 'utf8'), file: `${id}.yaml` }),
  readFragment: path => readFileSync(join(import.meta.dirname, '../../playbooks', path), 'utf8'),
};

/** Where a case finds a playbook to switch to. */
const shelves = { cwd: library, playbooks: '.' };

/** Plays on from `former` until the case is closed, or until the process has written `lifetime` entries and is killed. */
export async function playOn(
  { playbook, walkthrough, expressions, parts }: Procedure,
  former: readonly Recorded[],
  lifetime = Number.POSITIVE_INFINITY,
): Promise<{ session: CaseSession; records: readonly Recorded[]; killed: boolean }> {
  const clock = new SimulatedClock(Date.parse(walkthrough.start));
  clock.advanceTo(Date.parse(former.at(-1)?.ts ?? walkthrough.start));
  const store = new MortalStore(former, lifetime, clock, parts);
  const session = new CaseSession(store, playbook, expressions, clock);
  try {
    await play({ session, walkthrough, clock, pathOf: path => path, shelves, recorded: () => {} });
    return { session, records: store.records, killed: false };
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
    return { session, records: store.records, killed: true };
  }
}

/** The record of a case that was opened and no more. */
export function opening({ playbook, walkthrough, expressions }: Procedure): Recorded[] {
  const inputs = Object.fromEntries(
    Object.entries(walkthrough.inputs).map(([name, entry]) => {
      const input = playbook.inputs[name];
      const parsed = input ? expressions.parse(entry, input) : { error: `${name} is not asked` };
      if ('error' in parsed) throw new Error(parsed.error);
      return [name, parsed.value];
    }),
  );
  const { id, version } = playbook;
  const store = new MemoryStore({
    name: id,
    clock: new SimulatedClock(Date.parse(walkthrough.start)),
    actor: 'dana',
  });
  return store.append([
    {
      type: 'case.opened',
      data: {
        name: id,
        playbook: { id, version, digest: '', compiled: '' },
        mode: walkthrough.mode,
        scripted: true,
        nonce: '',
        inputs,
        tool: 'test',
        format: 1,
      },
    },
  ]);
}

/** What a case came to: each ending, option, milestone, measure and piece of evidence, once; no times, which an interruption moves. */
export function endState({ session, records }: { session: CaseSession; records: readonly Recorded[] }) {
  const facts = records.map(({ type, at, data }) =>
    JSON.stringify([type, at ? instanceName({ ...at }) : '', timeless(data)]),
  );
  return { closed: isClosed(session.state), facts: [...new Set(facts)].sort() };
}

function timeless(data: object) {
  const { marks, heads, ...rest } = data as Record<string, unknown>;
  return { ...rest, marks: Object.keys(marks ?? {}) };
}

/** A record in memory whose writer is killed after some entries, also in the middle of those that belong together. */
class MortalStore extends MemoryStore {
  #left: number;

  constructor(former: readonly Recorded[], lifetime: number, clock: Clock, parts: Map<string, Playbook>) {
    super({ name: 'procedure', clock, actor: 'dana', parts });
    this.records.push(...former);
    this.#left = lifetime;
  }

  override append(drafts: Draft[]): Recorded[] {
    const written = super.append(drafts.slice(0, this.#left));
    this.#left -= written.length;
    if (written.length < drafts.length) throw new Killed();
    return written;
  }
}

class Killed extends Error {}
