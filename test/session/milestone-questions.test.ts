import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { playbookOf } from '../playbook/write-playbook.ts';
import { createWorld } from './desk-world.ts';
import { keys } from './seat.ts';

it('asks in plain words when a milestone was reached, and names the organisation', async () => {
  const world = createWorld();
  writeFileSync(
    join(world.folder, 'tocsin.yaml'),
    'tocsin-workspace: 1\norganisation: Example Ltd\ncases: cases\n',
  );
  const step = '- { id: sure, title: Are we sure?, marks: [aware, fix-available, sorted, warned] }';
  const clock = '- { id: calm, title: Tell that it is over, starts: { milestone: warned }, within: 1h }';
  writeFileSync(
    join(world.folder, 'p.yaml'),
    playbookOf(step).replace('phases:', `clocks:\n  ${clock}\nphases:`),
  );
  const at = world.sit(['run', 'p.yaml'], { columns: 80, rows: 24 });
  await at.press('d', '· sure');
  await at.shows('reasonably sure');
  await at.answer('When did Example Ltd become aware of it?', '02:40Z');
  await at.press(keys.enter, 'Since when is a fix or a workaround available');
  await at.press(keys.enter, 'When was the milestone warned reached?');
  await at.shows('The playbook is at its end.');
  expect((await world.run(['status'])).stdout).toContain('aware  02:40Z');
});
