import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'vitest';
import { createWorld } from './desk-world.ts';

const playbook = (id: string, step: string) => `tocsin: 1
id: ${id}
title: The ${id}
version: 1.0.0
phases:
  - id: act
    title: Act
    steps:
      - { id: ${step}, title: Do ${step} }
      - { id: ${step}-more, title: Do more of ${step} }
`;

it('joins the case at the step screen, and its steps are in the list', async () => {
  const world = createWorld();
  writeFileSync(join(world.folder, 'mail.yaml'), playbook('mail', 'block'));
  mkdirSync(join(world.folder, 'playbooks'));
  writeFileSync(join(world.folder, 'playbooks/servers.yaml'), playbook('servers', 'isolate'));
  const at = world.sit(['run', 'mail.yaml'], { columns: 100, rows: 40 });
  await at.press('?', 'act · block');
  await at.press('+', '+ another playbook');
  await at.choose('Which playbook joins this case?', 'servers');
  await at.choose('How does it join?', 'Beside');
  await at.answer('Why servers?', 'They are slow');
  await at.press('l', 'JOINED: They are slow');
  await at.shows(/servers-\w{4}\/isolate-more {2}Do more of isolate/);
  await at.choose('Go to which step?', 'servers-');
  await at.shows(/· servers-\w{4}\/isolate {2}Do isolate/);
});
