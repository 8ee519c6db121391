import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { playbookOf } from '../playbook/write-playbook.ts';
import { createWorld } from './desk-world.ts';
import { keys } from './seat.ts';

it('Esc leads back a question at a time, as far as the menu, and Ctrl-C out', async () => {
  const world = createWorld();
  const asking = 'inputs: { site: { ask: Which site?, required: true } }\nphases:';
  mkdirSync(join(world.folder, 'playbooks'));
  writeFileSync(
    join(world.folder, 'playbooks/example.yaml'),
    playbookOf('- { id: look, title: Look }').replace('phases:', asking),
  );
  const at = world.sit([]);
  await at.choose('What now?', 'Open a case');
  await at.press(keys.escape, 'Which playbook?');
  await at.choose('What now?', 'Run an exercise');
  await at.choose('EXERCISE  Which playbook?', 'example');
  await at.press(keys.escape, 'EXERCISE  Which site?');
  await at.press(keys.ctrlC, 'EXERCISE  Which playbook?');
  expect(await at.code).toBe(0);
  expect(at.written()).toContain('No case was opened.');
  expect(existsSync(join(world.folder, 'cases'))).toBe(false);
});
