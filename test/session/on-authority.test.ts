import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { createWorld, type World } from './desk-world.ts';

const playbook = resolve('test/fixtures/session/on-authority.yaml');

let world: World;
beforeEach(() => {
  world = createWorld();
});

async function told(): Promise<string> {
  return (await world.run(['log', world.caseDir()])).stdout;
}

it('a terminal says who may allow the step, asks who did, and offers who has the role', async () => {
  await world.run(['run', playbook, '--plain'], { stdin: 'q\n' });
  await world.run(['assign', 'commander', 'lee']);
  const at = world.sit(['resume'], { columns: 120, rows: 40 });
  await at.shows('on the authority of: Incident commander: lee');
  await at.press('d', 'contain · cut');
  await at.answer('On whose authority? (Incident commander)', '');
  await at.answer('Type cut to confirm', 'cut');
  await at.shows('on the authority of lee');
  await at.press('q', 'contain · look');
  await at.code;
  expect(await told()).toContain('on the authority of lee');
});

it('a command without a name is refused, with one it is on the record and in the report', async () => {
  await world.run(['run', playbook, '--plain'], { stdin: 'q\n' });
  const refused = await world.run(['done', 'cut', '--confirm', 'cut']);
  expect(refused.code).not.toBe(0);
  expect(refused.stderr).toContain('cut is done on the authority of the Incident commander.');
  expect(refused.stderr).toContain('--authority NAME');
  expect(await world.run(['done', 'cut', '--confirm', 'cut', '--authority', 'Lee Mark'])).toMatchObject({
    code: 0,
  });
  const { stdout } = await world.run(['report']);
  expect(stdout).toContain('on the authority of Lee Mark');
  expect((await world.run(['report', '--redact'])).stdout).toContain('on the authority of Person B');
});

it('answers give it, or the person whom they put to the role', async () => {
  for (const [more, expected] of [
    ['roles: { commander: lee }\nanswers:\n  cut: done\n  look: done\n', 'lee'],
    ['answers:\n  cut: { authority: kim }\n  look: done\n', 'kim'],
  ]) {
    const played = createWorld();
    writeFileSync(
      join(played.folder, 'answers.yaml'),
      `tocsin-walkthrough: 1\nplaybook: on-authority\nstart: 2026-11-21T02:10:00Z\n${more}`,
    );
    const { code, stderr } = await played.run(['run', playbook, '--answers', 'answers.yaml']);
    expect([code, stderr]).toEqual([0, expect.anything()]);
    expect((await played.run(['log', played.caseDir()])).stdout).toContain(`on the authority of ${expected}`);
  }
});

it('the outline and the paper name the role', async () => {
  expect((await world.run(['show', playbook])).stdout).toContain('on the authority of commander');
  expect((await world.run(['show', playbook, '--print'])).stdout).toContain(
    'On the authority of Incident commander: ____',
  );
});

it('what is refused in a case that was named says how to go on in the same', async () => {
  for (const name of ['one', 'the other'])
    await world.run(['run', playbook, '--plain', '--name', name], { stdin: 'q\n' });
  const { stderr } = await world.run(['done', 'look', '--case', 'the other']);
  expect(stderr).toContain(`tocsin open --case 'the other' look --reason "..."`);
  expect((await world.run(['open', '--case', 'the other', 'look', '--reason', 'x'])).code).toBe(0);
  expect((await world.run(['done', 'look', '--case', 'one'])).stderr).toContain(
    'tocsin open --case one look',
  );
});
