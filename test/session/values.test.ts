import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
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

describe('a list that nobody has given yet', () => {
  beforeEach(async () => {
    world = createWorld();
    const open = `inputs: { quarantined_hosts: { ask: Which?, many: true } }\nphases:`;
    const each =
      '- { id: isolate, title: "Isolate {{ quarantined_host }}", each: { quarantined_host: quarantined_hosts } }';
    writeFileSync(join(world.folder, 'p.yaml'), playbookOf(each).replace('phases:', open));
    await world.run(['run', join(world.folder, 'p.yaml'), '--plain']);
  });

  it('lets the title say that the step is for each of it', async () => {
    expect((await world.run(['status'])).stdout).toContain(
      'isolate  Isolate each quarantined host: wants quarantined_hosts; tocsin answer',
    );
    expect((await world.run(['handover', '--print'])).stdout).toContain(
      'isolate  Isolate each quarantined host: wants quarantined_hosts',
    );
    const { stdout } = await world.run(['skip', 'isolate', '--reason', 'None is']);
    expect(stdout).toContain('isolate  Isolate each quarantined host  SKIPPED: None is');
  });

  it('wants its values, and not whether it applies', async () => {
    expect(await world.run(['applies', 'isolate', 'yes', '--reason', 'x'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('tocsin answer quarantined_hosts=VALUE'),
    });
    const { stdout } = await world.run(['answer', 'quarantined_hosts=ws-1']);
    expect(stdout).toContain('open now: isolate[ws-1]');
  });
});
