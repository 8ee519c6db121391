import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { createWorld, type World } from './desk-world.ts';

const servers = `tocsin: 1
id: servers
title: The servers
version: 1.0.0
roles:
  commander: { title: Commander, required: true }
  owner: { title: Owner of the servers, required: true }
phases:
  - { id: act, title: Act, steps: [{ id: isolate, title: Isolate }] }
`;

const mail = `tocsin: 1
id: mail
title: Mail
version: 1.0.0
roles: { commander: { title: Commander } }
phases:
  - id: look
    title: Look
    steps:
      - id: verdict
        title: How far did it get?
        options:
          - { id: mail-only, label: Mail only }
          - { id: further, label: Further, steps: [{ id: cut, title: Cut, use: servers }] }
      - { id: after, title: After }
`;

let world: World;
beforeEach(() => {
  world = createWorld();
  mkdirSync(join(world.folder, 'playbooks'));
  writeFileSync(join(world.folder, 'playbooks/servers.yaml'), servers);
  writeFileSync(join(world.folder, 'playbooks/mail.yaml'), mail);
});

it('are wanted while it is gone through, and not before that or after it', async () => {
  await world.run(['run', 'mail', '--plain']);
  expect(await wanted()).toEqual([]);
  await world.run(['decide', 'verdict', 'further']);
  expect(await wanted()).toEqual(['Commander', 'Owner of the servers']);
  await world.run(['assign', 'commander', 'dana']);
  expect(await wanted()).toEqual(['Owner of the servers']);
  await world.run(['done', 'isolate']);
  expect(await wanted()).toEqual([]);
});

it('are wanted of a playbook that joins by hand from then on', async () => {
  await world.run(['run', 'mail', '--plain']);
  await world.run(['attach', 'servers', '--reason', 'They are slow']);
  expect(await wanted()).toEqual(['Commander', 'Owner of the servers']);
});

it('are said at the terminal when it opens', async () => {
  const at = world.sit(['run', 'mail'], { columns: 100, rows: 40 });
  await at.press('d', 'look · verdict');
  await at.choose('How far did it get?', 'Further');
  await at.press('\r', 'Why? (Enter for no reason)');
  await at.shows('Nobody has the role Owner of the servers yet: ? and r put somebody to it.');
});

async function wanted(): Promise<string[]> {
  const { stdout } = await world.run(['status']);
  return Array.from(stdout.matchAll(/nobody has the role (.*) yet/g), ([, title]) => title ?? '');
}
