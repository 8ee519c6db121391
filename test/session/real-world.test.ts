import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type InMemorySeat, type World } from './desk-world.ts';
import { keys } from './seat.ts';

const playbook = `tocsin: 1
id: gate
title: The gate is forced
version: 1.0.0
summary: For tests of what is asked.
inputs:
  site: { ask: Which site?, type: text, required: true }
phases:
  - id: look
    title: Look
    steps:
      - { id: count, title: Count them, asks: { number: { ask: How many are there?, type: number } } }
      - { id: unlock, title: Unlock, asks: { code: { ask: What is the code?, sensitive: true } } }
      - { id: choose, title: Choose, asks: { doors: { ask: Which doors?, many: true, choices: [north, south] } } }
      - { id: find, title: Find, asks: { street: { ask: Which street?, choices: [s1, s2, s3, s4, s5, s6, s7, s8, s9] } } }
      - id: verdict
        title: Who is it?
        options:
          - { id: nobody, label: Nobody }
          - { id: somebody, label: Somebody }
      - { id: keep, title: Keep the picture, collect: [{ id: picture, what: The picture }] }
      - { id: lock, title: Lock it, critical: true }
`;

const scenario = `tocsin-scenario: 1
id: gate-at-night
title: The gate at night
version: 1.0.0
playbook: { id: gate, version: ">=1 <2" }
duration: 60m
clock: { mode: scaled, scale: 4, story_start: "2026-11-21T02:10:00Z" }
objectives:
  - { id: o1, text: Know who it is }
facts:
  - { id: f1, ask: keys, text: Three. }
injects:
  - { id: q1, type: question, when: { at: 1m }, text: Who is it? }
`;

let world: World;
beforeEach(() => {
  world = createWorld();
  mkdirSync(join(world.folder, 'playbooks', 'scenarios'), { recursive: true });
  writeFileSync(join(world.folder, 'playbooks', 'gate.yaml'), playbook);
  writeFileSync(join(world.folder, 'playbooks', 'scenarios', 'gate-at-night.yaml'), scenario);
});

const size = { columns: 100, rows: 40 };

/** The exercise has gone on so far; somebody sits down at it. */
async function goneOnTo(step: string): Promise<InMemorySeat> {
  const begun = await world.run(['drill', 'run', 'gate-at-night', '--plain'], { stdin: 'north\nq\n' });
  expect(begun.code).toBe(10);
  const done: Record<string, string[]> = {
    count: ['done', 'count', '--set', 'number=3'],
    unlock: ['done', 'unlock', '--set', 'code=1234'],
    choose: ['done', 'choose', '--set', 'doors=north'],
    find: ['done', 'find', '--set', 'street=s1'],
    verdict: ['decide', 'verdict', 'nobody'],
  };
  const ids = Object.keys(done);
  for (const id of ids.slice(0, ids.includes(step) ? ids.indexOf(step) : ids.length))
    expect(await world.run(done[id] ?? []), id).toMatchObject({ code: 0 });
  const at = world.sit(['resume'], size);
  await at.shows(`look · ${step}`);
  return at;
}

async function says(at: InMemorySeat, words: string, where: string): Promise<void> {
  await at.shows(where);
  at.write(words);
  await at.press(keys.enter, where);
}

/** The exercise is stopped on the record, and a live case is about to open. */
async function isStopped(at: InMemorySeat): Promise<void> {
  await at.shows('The exercise stands where it is');
  await at.shows('Which playbook?');
  at.write(keys.ctrlC);
  expect(await at.code).toBe(0);
  const { stdout } = await world.run(['log', '--all', '--json']);
  const entries = stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
  expect(entries.filter(({ type }) => type === 'drill.clock').at(-1).data).toMatchObject({
    running: false,
    why: 'real-world',
  });
  expect(entries.at(-1)).toMatchObject({ type: 'session.ended', data: { why: 'real world' } });
}

describe('`real world` stops the exercise from wherever something is asked', () => {
  it.each([
    ['a text that is checked', 'count', 'd', 'How many are there?'],
    ['a text that is not shown', 'unlock', 'd', 'What is the code?'],
    ['several of a few', 'choose', 'd', 'Which doors?'],
    ['one of many, which letters find', 'find', 'd', 'Which street?'],
    ['one of a few', 'verdict', 'd', 'Who is it?'],
    ['whether or not', 'verdict', 'e', 'Copy a file into the case?'],
    ['a reason', 'count', 's', 'Why'],
    ['a fact', 'count', '/', 'What do you want to know?'],
  ])('%s', async (_, step, key, where) => {
    const at = await goneOnTo(step);
    await at.press(key, `look · ${step}`);
    if (key === 'e') await at.answer('What is it?', 'picture');
    await says(at, 'real world', `EXERCISE  ${where}`);
    await isStopped(at);
  });

  it('the path of a file', async () => {
    const at = await goneOnTo('keep');
    await at.press('e', 'look · keep');
    await at.choose('Which evidence?', 'picture');
    await at.choose('Evidence picture:', 'Copy a file');
    await says(at, 'Real-world!', 'Path of the file');
    await isStopped(at);
  });

  it('the answer to an inject', async () => {
    const at = await goneOnTo('count');
    world.clock.pass(20_000);
    await at.press('!', 'INJECT q1');
    await says(at, 'real world', 'what do you answer?');
    await isStopped(at);
  });

  it('a note, of which what stands there is kept', async () => {
    const at = await goneOnTo('count');
    await at.press('n', 'look · count');
    await at.shows('Ctrl-S or a lone full stop saves');
    at.write('two men\rreal world');
    await at.press(keys.enter, 'real world');
    await isStopped(at);
    const again = world.sit(['resume'], size);
    await again.press('n', 'look · count');
    await again.shows('two men');
    expect((await again.screen()).join('\n')).not.toContain('real world');
  });

  it('and before it has begun', async () => {
    const at = world.sit(['drill', 'run', 'gate-at-night'], size);
    await says(at, 'real world', 'Which site?');
    await at.shows('Which playbook?');
    at.write(keys.ctrlC);
    expect(await at.code).toBe(0);
    expect((await world.run(['cases'])).stdout).not.toContain('gate');
  });

  it('on the plain face as well, in words', async () => {
    const stdin = 'north\nd\nreal world\n';
    const stopped = await world.run(['drill', 'run', 'gate-at-night', '--plain'], { stdin });
    expect(stopped.stdout).toContain('The exercise stands where it is');
    expect(stopped).toMatchObject({ code: 4, stderr: expect.stringContaining('Which playbook?') });
  });
});

it('in a live case the two words are an answer as any other', async () => {
  const at = world.sit(['run', 'gate'], size);
  await says(at, 'real world', 'Which site?');
  await at.shows('look · count');
});
