import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { playbookOf } from '../playbook/write-playbook.ts';
import { createWorld, type World } from './desk-world.ts';

const steps = `- { id: wipe, title: Wipe, why: It is lost, needs: [image] }
- { id: image, title: Image }
`;

let world: World;
beforeEach(() => {
  world = createWorld();
  writeFileSync(join(world.folder, 'p.yaml'), playbookOf(steps));
});

it('a step that waited and is opened anyway is shown whole', async () => {
  const at = world.sit(['run', 'p.yaml']);
  await at.press('o', 'WAITING  wipe');
  await at.answer('Why open it without image?', 'No image is possible');
  await at.shows('WHY     It is lost');
  await at.press('d', 'd done');
  await at.shows('identify · image');
});

it('a step that somebody else opens meanwhile is not waited for any longer', async () => {
  const at = world.sit(['run', 'p.yaml']);
  await at.shows('WAITING  wipe');
  const argv = ['override', 'wipe', '--reason', 'No image is possible', '--as', 'lee'];
  expect(await world.run(argv)).toMatchObject({ code: 0 });
  await at.shows('WHY     It is lost');
  await at.shows('identify · wipe  Wipe');
});
