import { resolve } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { createWorld, type World } from './desk-world.ts';

const fixtures = resolve('test/fixtures/drill');
const play = (seed: string, name: string, answers = `${fixtures}/door-at-night.answers.yaml`): string[] => {
  const library = ['--playbooks', fixtures];
  return ['drill', 'solo', 'door-at-night', ...library, '--seed', seed, '--name', name, '--answers', answers];
};

let world: World;
beforeEach(() => {
  world = createWorld();
});

async function exerciseOf(name: string): Promise<string[]> {
  const { stdout } = await world.run(['log', name, '--json']);
  return stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))
    .filter(({ type }) => /^(?:drill|inject)\./.test(type))
    .map(({ type, ts, data }) => JSON.stringify([type, ts, data]));
}

it('plays injects at their very time in the story, and takes them in as the answers say', async () => {
  expect(await world.run(play('7', 'First'))).toMatchObject({ code: 0, stderr: '' });
  const times = (await exerciseOf('First'))
    .map(line => JSON.parse(line))
    .filter(([type]) => type !== 'drill.started')
    .map(([type, ts, data]) => `${ts.slice(11, 19)} ${type.slice(7)} ${data.inject}`);
  expect(times.filter(line => !/ x[12]$/.test(line))).toEqual([
    '02:13:00 delivered i010',
    '02:15:00 acknowledged i010',
    '02:20:00 delivered c030',
    '02:20:00 acknowledged c030',
    '02:21:00 delivered q020',
    '02:22:00 acknowledged q020',
    '02:22:00 answered q020',
  ]);
  expect(times.filter(line => / delivered x[12]$/.test(line))).toHaveLength(1);
});

it('the same seed and answers give the same exercise, to the byte', async () => {
  await world.run(play('7', 'First'));
  world.clock.pass(86_400_000);
  await world.run(play('7', 'Second'));
  expect(await exerciseOf('Second')).toEqual(await exerciseOf('First'));
});

it('another seed gives another one', async () => {
  for (const seed of ['7', '8', '9', '10']) await world.run(play(seed, `Seed ${seed}`));
  const drawn = await Promise.all(['7', '8', '9', '10'].map(seed => exerciseOf(`Seed ${seed}`)));
  const ofPool = drawn.map(lines => lines.filter(line => /"x[12]"/.test(line)).join('\n'));
  expect(new Set(ofPool).size).toBe(4);
});
