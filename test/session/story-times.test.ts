import { resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from './desk-world.ts';

const year = 365 * 86_400_000;
const library = ['--playbooks', resolve('test/fixtures/drill')];

/** The story plays on 21 November 2026 from 02:10Z, sixty times as fast as the wall; the exercise is held two years later. */
let world: World;
beforeEach(async () => {
  world = createWorld();
  world.clock.pass(2 * year);
  await world.run(['drill', 'solo', 'door-at-night', ...library, '--name', 'night', '--plain'], {
    stdin: ':pause\n',
  });
  await world.run(['drill', 'go-on']);
});

const said = async (...argv: string[]) => (await world.run(argv)).stdout;

describe('what is told of an exercise', () => {
  it('has the time of its story everywhere, and the wall’s nowhere', async () => {
    world.clock.pass(20_000);
    await world.run(['note', 'The lamp is out']);
    await world.run(['milestone', 'contained', '--at', '02:20Z']);
    const told = [
      ['status'],
      ['cases', '--all'],
      ['log', '--all'],
      ['clocks'],
      ['verify'],
      ['handover', '--print'],
      ['report'],
      ['status', '--json'],
      ['clocks', '--json'],
      ['export', '--format', 'csv'],
    ];
    for (const argv of told) expect(await said(...argv), argv.join(' ')).not.toContain('2028-');
    expect(await said('log')).toMatch(/02:[34]\dZ .*The lamp is out/);
  });

  it('is how far its story has come, in the list of cases; programs learn when it was held', async () => {
    world.clock.pass(20_000);
    expect(await said('cases')).toMatch(/EXERCISE {2}opened 2026-11-21T02:10Z of the story, \+00:2\d {2}/);
    const { cases } = JSON.parse(await said('cases', '--json'));
    expect(cases[0]).toMatchObject({ opened: '2026-11-21T02:10:00.000Z' });
    expect(cases[0].held).toMatch(/^2028-11-20T/);
  });

  it('takes no clock for one that runs ahead because the story plays long ago', async () => {
    expect(await said('status')).not.toContain('runs a day or more ahead');
  });
});

describe('an action that comes out of an exercise', () => {
  it('is done in earnest: by the day of the wall, and not overdue because of the story', async () => {
    const add = ['action', 'add', 'Lock it', '--owner', 'lee', '--due', '30d', '--kind', 'prevent'];
    expect(await said(...add)).toContain('by 2028-12-20');
    for (const argv of [['action', 'list'], ['status'], ['lessons']])
      expect(await said(...argv), argv.join(' ')).not.toContain('OVERDUE');
    const [lesson] = JSON.parse(await said('lessons', '--json')).lessons;
    expect(lesson.added).toMatch(/^2028-11-20T/);
    world.clock.pass(year);
    for (const argv of [['action', 'list'], ['status'], ['lessons']])
      expect(await said(...argv), argv.join(' ')).toContain('OVERDUE');
  });
});
