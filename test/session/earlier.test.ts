import { resolve } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { createWorld, type World } from './desk-world.ts';
import { keys } from './seat.ts';

let world: World;
beforeEach(async () => {
  world = createWorld();
  await world.run(['run', resolve('test/fixtures/session/hand-over.yaml'), '--plain'], { stdin: ':pause\n' });
}, 60_000);

async function last(type: string) {
  const { stdout } = await world.run(['log', '--json']);
  const lines = stdout.trimEnd().split('\n');
  return lines.map(line => JSON.parse(line)).findLast(record => record.type === type);
}

it('an act is recorded with when it really happened, apart from when it was recorded', async () => {
  const at = world.sit(['resume']);
  await at.press('a', 'work · block');
  await at.choose('What happened earlier?', 'done');
  await at.shows('When did it happen?');
  at.write('\x15');
  await at.answer('When did it happen?', 'about 02:40Z');
  await at.shows(/block {2}Block the sender.*\(happened 02:40Z\)/s);
  expect(await last('step.completed')).toMatchObject({
    step: 'block',
    occurred: { at: '2026-11-21T02:40:00.000Z', precision: 'approximate' },
  });
  await at.press('s', 'work · purge');
  await at.answer('Why', 'No time');
  await at.shows('work · tell');
  expect(await last('step.skipped')).not.toHaveProperty('occurred');
});

it('a milestone is set late, corrected with how exactly it is known, and taken back', async () => {
  const at = world.sit(['resume']);
  const told = async (answer: () => Promise<void>) => {
    await at.press('t', 'work · block');
    await at.choose('Which milestone was reached, or is to be corrected?', 'detected');
    await answer();
  };
  const time = async (text: string) => {
    await at.shows('When was it first noticed?');
    at.write('\x15');
    await at.answer('When was it first noticed?', text);
  };
  await told(() => time('02:10Z'));
  await at.shows('detected  MILESTONE');
  await told(async () => {
    await at.choose('detected was reached 02:10Z. What is right?', 'another');
    await time('2026-11-20Z');
  });
  await at.shows('2026-11-20');
  expect((await world.run(['status'])).stdout).toContain('detected  on 2026-11-20');
  await told(() => at.choose('detected was reached on 2026-11-20. What is right?', 'not'));
  await at.shows('taken back');
  expect(JSON.parse((await world.run(['status', '--json'])).stdout).milestones).not.toHaveProperty(
    'detected',
  );
});

it('severity changes are made at the screen', async () => {
  const at = world.sit(['resume']);
  for (const level of ['minor', 'major']) {
    await at.press('v', 'work · block');
    await at.choose('How severe is it?', level);
    await at.shows(`${level}  SEVERITY`);
  }
  at.write(keys.ctrlC);
  await at.code;
  expect(JSON.parse((await world.run(['status', '--json'])).stdout).severity).toBe('major');
});
