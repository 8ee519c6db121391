import { resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type InMemorySeat, type World } from './desk-world.ts';
import { keys } from './seat.ts';

const library = resolve('test/fixtures/drill');
const solo = ['drill', 'solo', 'door-at-night', '--playbooks', library, '--seed', '7'];
const size = { columns: 100, rows: 40 };

let world: World;
beforeEach(() => {
  world = createWorld();
});

/** The scenario's clock runs sixty times as fast as the wall. */
const passInStory = (minutes: number): void => world.clock.pass(minutes * 1000);

async function entries(): Promise<{ type: string; ts: string; data: Record<string, unknown> }[]> {
  const { stdout } = await world.run(['log', '--json']);
  return stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
}

async function delivered(): Promise<unknown[]> {
  return (await entries()).flatMap(({ type, data }) => (type === 'inject.delivered' ? [data.inject] : []));
}

async function leave(at: InMemorySeat): Promise<void> {
  at.write(keys.ctrlC);
  expect(await at.code).toBe(10);
}

describe('a scenario at the players’ terminal', () => {
  it('begins with what each role knows', async () => {
    const at = world.sit(solo, size);
    await at.shows('EXERCISE  A door at night  60m of the story');
    await at.shows('A door is found open at two in the morning.');
    await at.shows('Guard on duty  You were called from the gate.');
    await leave(at);
  });

  it('brings an inject while somebody types, and leaves the typed text as it was', async () => {
    const at = world.sit(solo, size);
    await at.press('n', 'look · count  Count who is inside');
    await at.shows('Ctrl-S or a lone full stop saves');
    at.write('somebody is');
    await at.shows('somebody is');
    passInStory(3);
    await at.shows('EXERCISE  INJECT i010');
    await at.shows('| There is light in the store room.');
    await at.shows('somebody is');
    at.write(' inside');
    await at.press(keys.ctrlS, 'somebody is inside');
    await at.shows('somebody is inside  NOTE  dana');
    await leave(at);
  });

  it('keeps an inject in sight until it is taken in, and a question until it is answered', async () => {
    const at = world.sit(solo, size);
    await at.shows('look · count');
    passInStory(3);
    await at.press('!', 'INJECT i010  phone, from Porter, to guard: not taken in yet');
    await at.shows('i010  INJECT TAKEN IN');
    await at.press('d', 'look · count');
    await at.shows('look · verdict');
    passInStory(3);
    await at.press('!', 'INJECT q020  radio, from Head of security: not taken in yet');
    await at.shows('EXERCISE  q020: what do you answer?');
    at.write(keys.escape);
    await at.press('!', 'q020  radio, from Head of security: wants an answer');
    await at.answer('EXERCISE  q020: what do you answer?', 'Not yet');
    await at.shows('ANSWERED: q020');
    await leave(at);
  });

  it('counts injects behind the oldest, and shows one again that has gone up the screen', async () => {
    const at = world.sit(solo, size);
    await at.shows('look · count');
    passInStory(3);
    await at.shows('INJECT i010');
    passInStory(6);
    await at.press('!', '1 more behind it');
    await at.shows('i010  INJECT TAKEN IN');
    expect((await at.transcript()).join('\n').split('There is light in the store room.')).toHaveLength(3);
    await leave(at);
  });

  it('ends where it is, with one reason for all that is open', async () => {
    const at = world.sit(solo, size);
    await at.press('z', 'look · count');
    await at.answer('EXERCISE  The exercise ends here, because?', 'Fire alarm in the house');
    await at.press(keys.enter, 'End it? What is open is let go');
    expect(await at.code).toBe(0);
    await at.shows('tocsin drill aar');
    expect((await entries()).map(({ type }) => type)).toContain('case.closed');
  });

  it('defers what the room is too slow for, and lets a missed expectation have its contingency', async () => {
    const at = world.sit(solo, size);
    await at.shows('look · count');
    passInStory(3);
    await at.shows('INJECT i010');
    passInStory(5);
    await at.shows('Motion in the server room.');
    expect((await at.transcript()).join('\n')).not.toContain('second patrol');
    await at.press('d', 'look · count');
    await at.shows('Do you need a second patrol?');
    await leave(at);
    expect(await delivered()).toEqual(['i010', 'c030', 'q020']);
  });

  it('keeps a fact until somebody asks for it, and one until it can be known', async () => {
    const at = world.sit(solo, size);
    await at.press('/', 'look · count');
    await at.answer('EXERCISE  What do you want to know?', 'what does the camera show');
    await at.shows('ASKED: nobody knows');
    passInStory(3);
    await at.shows('INJECT i010');
    await at.press('/', 'look · count');
    await at.answer('EXERCISE  What do you want to know?', 'what does the camera show');
    await at.shows('The camera shows one person at 01:52.');
    await leave(at);
  });

  it('stands while its only player is away, and goes on where it stood', async () => {
    const at = world.sit(solo, size);
    await at.shows('look · count');
    passInStory(2);
    await leave(at);
    passInStory(600);
    const again = world.sit(['resume'], size);
    await again.shows('look · count');
    expect(await delivered()).toEqual([]);
    passInStory(1.5);
    await again.shows('INJECT i010');
    await leave(again);
  });

  it('shows nothing that only the controller may know, before the case is closed', async () => {
    const at = world.sit(solo, size);
    await at.shows('look · count');
    passInStory(3);
    await at.shows('INJECT i010');
    passInStory(6);
    await at.shows('Motion in the server room.');
    await leave(at);
    const said = [at.written()];
    for (const argv of [
      ['log'],
      ['log', '--all', '--json'],
      ['status'],
      ['status', '--json'],
      ['report'],
      ['drill', 'ask', 'cleaner', 'bucket'],
    ])
      said.push((await world.run(argv)).stdout);
    expect(said.every(text => text.length > 0)).toBe(true);
    for (const text of said) expect(text).not.toMatch(/bucket\b(?!")|who is paid|cleaning company/);
  });

  it('stops at once for the real world, from where anybody types, and opens a live case', async () => {
    const at = world.sit(solo, size);
    await at.press('n', 'look · count');
    await at.shows('Ctrl-S or a lone full stop saves');
    at.write('real world');
    await at.press(keys.ctrlS, 'real world');
    await at.shows('The exercise stands where it is');
    await at.shows('Which playbook?');
    at.write(keys.ctrlC);
    expect(await at.code).toBe(0);
    expect((await entries()).filter(({ type }) => type === 'drill.clock')).toMatchObject([
      { data: { running: false, why: 'real-world' } },
    ]);
  });
});

it('entries carry the time of the story, and are ordered by the wall', async () => {
  const at = world.sit(solo, size);
  await at.shows('look · count');
  passInStory(3);
  await at.shows('INJECT i010');
  await leave(at);
  const log = await entries();
  const inject = log.find(({ type }) => type === 'inject.delivered') as unknown as {
    ts: string;
    hlc: [number, number];
  };
  expect(log[0]?.ts).toBe('2026-11-21T02:10:00.000Z');
  expect(inject.ts >= '2026-11-21T02:13:00.000Z').toBe(true);
  expect(new Date(inject.hlc[0]).toISOString().slice(0, 16)).toBe('2026-11-21T03:09');
});

it('an exercise has no place in a live case', async () => {
  await world.run(['run', resolve('test/fixtures/drill/door.yaml'), '--plain'], { stdin: 'q\n' });
  expect((await world.run(['drill', 'ask', 'keys'])).stderr).toContain('no exercise is open');
  const { code, stderr } = await world.run(['drill', 'ask', 'keys', '--case', 'INC']);
  expect(code).toBe(1);
  expect(stderr).toContain('The case is live: no exercise has a place in it.');
});
