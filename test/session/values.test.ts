import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { playbookOf } from '../playbook/write-playbook.ts';
import { createWorld, type World } from './desk-world.ts';

const steps = `- id: which
  title: Which hosts?
  asks: { hosts: { ask: Which?, many: true } }
- { id: isolate, title: "Isolate {{ host }}", each: { host: hosts } }
- { id: report, title: Report }
`;

const answers = `tocsin-walkthrough: 1
playbook: example
start: 2026-11-21T02:10:00Z
answers: { which: { hosts: [ws-1, ws-2, FIN-3] } }
`;

let world: World;
beforeEach(async () => {
  world = createWorld();
  writeFileSync(join(world.folder, 'p.yaml'), playbookOf(steps));
  writeFileSync(join(world.folder, 'a.yaml'), answers);
  await world.run(['run', join(world.folder, 'p.yaml'), '--answers', join(world.folder, 'a.yaml')]);
});

it('is one of several that a step is open for, and has to be named', async () => {
  expect(await world.run(['done', 'isolate'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(
      `"isolate" is open 3 times.\nName one of them: 'isolate[ws-1]', 'isolate[ws-2]', 'isolate[FIN-3]'\n`,
    ),
  });
  expect((await world.run(['done', 'isolate[ws-2]'])).stdout).toContain(
    'open now: isolate[ws-1], isolate[FIN-3]',
  );
});

it('may be the only one left, and then goes without saying', async () => {
  await world.run(['done', 'isolate[ws-1]']);
  await world.run(['skip', 'isolate[ws-2]', '--reason', 'Switched off']);
  expect((await world.run(['done', 'isolate'])).stdout).toContain('open now: report');
});

it.each([
  ['isolate[fin-3]', "Did you mean 'isolate[FIN-3]'?"],
  ['isolate[db]', 'It is for: ws-1, ws-2, FIN-3.'],
  ['which[ws-1]', 'which is one step, not one for each value.'],
])('is refused where there is none such: %s', async (name, says) => {
  expect(await world.run(['done', name])).toMatchObject({ code: 2, stderr: expect.stringContaining(says) });
});
