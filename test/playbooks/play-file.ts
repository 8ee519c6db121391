import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Recorded } from '../../src/engine/event.ts';
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

/** The shipped playbooks and their walkthroughs, by file. */
export const folder = join(import.meta.dirname, '../../playbooks');
export const playbookFiles = readdirSync(folder).filter(name => name.endsWith('.yaml'));
export const walkthroughFiles = readdirSync(join(folder, 'walkthroughs')).filter(name =>
  name.endsWith('.yaml'),
);

export interface Played {
  session: CaseSession;
  records: Recorded[];
  walkthrough: Walkthrough;
}

const played = new Map<string, Promise<Played>>();

/** Plays a walkthrough in memory, once however many tests look at it; `fresh` plays it anew, for a test that goes on from there. */
export function playFile(file: string, { fresh = false } = {}): Promise<Played> {
  if (fresh) return playAnew(file);
  const playing = played.get(file) ?? playAnew(file);
  played.set(file, playing);
  return playing;
}

async function playAnew(file: string): Promise<Played> {
  const { walkthrough, findings } = loadWalkthrough(
    readFileSync(join(folder, 'walkthroughs', file), 'utf8'),
    file,
  );
  if (!walkthrough) throw new Error(`${file} does not load: ${JSON.stringify(findings)}`);
  const playbook = await load(`${walkthrough.playbook}.yaml`);
  const clock = new SimulatedClock(Date.parse(walkthrough.start));
  const store = new MemoryStore({ name: file, clock, actor: 'dana' });
  const expressions = bindExpressions(playbook);
  const inputs = Object.fromEntries(
    Object.entries(walkthrough.inputs).map(([name, entry]) => {
      const input = playbook.inputs[name];
      const parsed = input ? expressions.parse(entry, input) : { error: `${name} is not asked` };
      if ('error' in parsed) throw new Error(parsed.error);
      return [name, parsed.value];
    }),
  );
  store.append([
    {
      type: 'case.opened',
      data: {
        name: file,
        playbook: { id: playbook.id, version: playbook.version, digest: '', compiled: '' },
        mode: walkthrough.mode,
        scripted: true,
        nonce: '',
        inputs,
        tool: 'test',
        format: 1,
      },
    },
  ]);
  const session = new CaseSession(store, playbook, expressions, clock);
  const shelves = { cwd: folder, playbooks: '.' };
  await play({ session, walkthrough, clock, pathOf: path => path, shelves, recorded: () => {} });
  return { session, records: store.records, walkthrough };
}

/** Where a shipped playbook finds what it includes, uses and calls. */
export const ports: LibraryPorts = {
  readFragment: path => readFileSync(join(folder, path), 'utf8'),
  readPlaybook: id => ({ text: readFileSync(join(folder, `${id}.yaml`), 'utf8'), file: `${id}.yaml` }),
};

export async function load(file: string): Promise<Playbook> {
  const { playbook, findings } = loadPlaybook(readFileSync(join(folder, file), 'utf8'), file, ports);
  if (!playbook) throw new Error(`${file} does not load: ${JSON.stringify(findings)}`);
  return playbook;
}
