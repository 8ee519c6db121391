import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Recorded } from '../../src/engine/event.ts';
import { loadPlaybook } from '../../src/playbook/load-playbook.ts';
import { loadWalkthrough } from '../../src/playbook/load-walkthrough.ts';
import type { Playbook } from '../../src/playbook/playbook.ts';
import type { Walkthrough } from '../../src/playbook/walkthrough.ts';
import { bindExpressions } from '../../src/session/bind-expressions.ts';
import { CaseSession } from '../../src/session/case-session.ts';
import { checkExpectations } from '../../src/session/check-expectations.ts';
import { MemoryStore } from '../../src/session/memory-store.ts';
import { play } from '../../src/session/play.ts';
import { SimulatedClock } from '../../src/session/simulated-clock.ts';

const folder = join(import.meta.dirname, '../../playbooks');
const playbookFiles = readdirSync(folder).filter(name => name.endsWith('.yaml'));
const walkthroughFiles = readdirSync(join(folder, 'walkthroughs')).filter(name => name.endsWith('.yaml'));

describe.each(walkthroughFiles)('%s', file => {
  test('plays to what it expects', async () => {
    const { session, records, walkthrough } = await playFile(file);
    expect(walkthrough.expect).toBeDefined();
    expect(checkExpectations(session.state, records, walkthrough.expect ?? {})).toEqual([]);
  });
});

describe.each(playbookFiles)('%s', file => {
  test('has three walkthroughs or more, which decide differently', async () => {
    const all = await playAll(file);
    expect(all.length).toBeGreaterThanOrEqual(3);
    const decisions = all.map(({ records }) =>
      JSON.stringify(records.flatMap(r => (r.type === 'decision.made' ? [r.data.option] : []))),
    );
    expect(new Set(decisions).size).toBe(decisions.length);
  });

  test('has every step opened and every option taken by a walkthrough', async () => {
    const playbook = await load(file);
    const records = (await playAll(file)).flatMap(p => p.records);
    const opened = new Set(records.flatMap(r => (r.type === 'step.opened' ? [r.at?.step] : [])));
    const taken = new Set(
      records.flatMap(r => (r.type === 'decision.made' ? [`${r.at?.step}:${r.data.option}`] : [])),
    );
    const steps = Object.values(playbook.steps).filter(step => step.stage !== 'preparation');
    const options = steps.flatMap(step =>
      step.kind === 'decision' ? step.options.map(o => `${step.id}:${o.id}`) : [],
    );
    expect(steps.map(s => s.id).filter(id => !opened.has(id))).toEqual([]);
    expect(options.filter(option => !taken.has(option))).toEqual([]);
  });
});

test('a false alarm never marks that anybody became aware', async () => {
  for (const file of walkthroughFiles.filter(name => name.includes('false-alarm'))) {
    const { records } = await playFile(file);
    expect(records.some(r => 'marks' in r.data && r.data.marks && 'aware' in r.data.marks)).toBe(false);
    expect(records.some(r => r.type === 'step.completed' && r.data.measure)).toBe(false);
  }
});

async function playAll(playbook: string) {
  const id = playbook.replace(/\.yaml$/, '');
  const all = await Promise.all(walkthroughFiles.map(playFile));
  return all.filter(p => p.walkthrough.playbook === id);
}

interface Played {
  session: CaseSession;
  records: Recorded[];
  walkthrough: Walkthrough;
}

const played = new Map<string, Promise<Played>>();

/** Each file is played once, however many tests look at it. */
function playFile(file: string): Promise<Played> {
  const playing = played.get(file) ?? playAnew(file);
  played.set(file, playing);
  return playing;
}

async function playAnew(file: string): Promise<Played> {
  const { walkthrough, findings } = await loadWalkthrough(
    readFileSync(join(folder, 'walkthroughs', file), 'utf8'),
    file,
  );
  expect(findings).toEqual([]);
  if (!walkthrough) throw new Error(`${file} does not load`);
  const playbook = await load(`${walkthrough.playbook}.yaml`);
  const clock = new SimulatedClock(Date.parse(walkthrough.start));
  const store = new MemoryStore({ name: file, clock, actor: 'dana' });
  const expressions = await bindExpressions(playbook);
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
  await play({ session, walkthrough, clock, pathOf: path => path, recorded: () => {} });
  return { session, records: store.records, walkthrough };
}

async function load(file: string): Promise<Playbook> {
  const { playbook, findings } = await loadPlaybook(readFileSync(join(folder, file), 'utf8'), file);
  expect(findings).toEqual([]);
  if (!playbook) throw new Error(`${file} does not load`);
  return playbook;
}
