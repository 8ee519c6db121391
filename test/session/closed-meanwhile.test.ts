import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { createWorld } from './desk-world.ts';

it('a case that somebody else has closed offers nothing more but to leave', async () => {
  const world = createWorld();
  const at = world.sit(['run', resolve('test/fixtures/session/hand-over.yaml')]);
  await at.shows('work · block');
  const end = ['close', '--as', 'lee', '--drop', 'Not needed', '--reason', 'A test'];
  expect(await world.run(end)).toMatchObject({ code: 0 });
  await at.press('q', 'The case was closed meanwhile.');
  await at.shows('Closed. Keep the head outside this case');
  expect(await at.code).toBe(0);
});
