import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, it } from 'vitest';
import { createWorld, type World } from './desk-world.ts';

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

const wanting = `tocsin: 1
id: servers
title: The servers
version: 1.0.0
inputs: { site: { ask: Which site?, required: true } }
phases:
  - id: act
    title: Act
    steps:
      - { id: isolate, title: "Isolate {{ site }}" }
`;

let world: World;
beforeEach(() => {
  world = createWorld();
  mkdirSync(join(world.folder, 'playbooks'));
  writeFileSync(join(world.folder, 'mail.yaml'), playbook('mail', 'block'));
});

it('joins the case at the step screen, which goes to its first step, and its steps are in the list', async () => {
  const at = await joined(playbook('servers', 'isolate'), 'Beside');
  await at.shows(/· servers-\w{4}\/isolate {2}Do isolate/);
  await at.press('l', 'JOINED: They are slow');
  await at.shows(/servers-\w{4}\/isolate-more {2}Do more of isolate/);
  await at.choose('Go to which step?', 'block');
  await at.shows('· block  Do block');
});

it.each(['Beside', 'Instead'])('is asked about at once where it wants a value first: %s', async how => {
  const at = await joined(wanting, how);
  await at.press('a', /TO BE ANSWERED {2}servers-\w{4}/);
  await at.shows('Esc goes back');
  await at.answer('Which site?', 'Cork');
  await at.shows(/· servers-\w{4}\/isolate {2}Isolate Cork/);
});

async function joined(text: string, how: string) {
  writeFileSync(join(world.folder, 'playbooks/servers.yaml'), text);
  const at = world.sit(['run', 'mail.yaml'], { columns: 100, rows: 40 });
  await at.press('?', 'act · block');
  await at.press('+', '+ another playbook');
  await at.choose('Which playbook joins this case?', 'servers');
  await at.choose('How does it join?', how);
  await at.answer('Why servers?', 'They are slow');
  return at;
}
