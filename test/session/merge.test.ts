import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { createWorld, type World } from './desk-world.ts';

const playbook = resolve('test/fixtures/session/every-act.yaml');
const opening = resolve('test/fixtures/session/every-act-opening.yaml');

let world: World;
let stick: string;
beforeEach(async () => {
  world = createWorld();
  await world.run(['run', playbook, '--answers', opening, '--json']);
  await world.run(['note', 'dana was here']);
  stick = join(world.folder, 'stick');
  cpSync(world.caseDir(), stick, { recursive: true });
  world.clock.pass(60_000);
  await world.run(['note', 'taken with me', '--as', 'lee', '--case', stick]);
  world.clock.pass(30 * 60_000);
  await world.run(['milestone', 'detected', '--at', '03:00Z', '--as', 'lee', '--case', stick]);
}, 60_000);

it('brings the entries of a stick into one’s own copy of the case, and says whose and from when', async () => {
  const merged = await world.run(['merge', stick]);
  expect(merged).toMatchObject({ code: 0, stderr: '' });
  expect(merged.stdout).toContain(`Merged.
  lee: 2 entries, 03:10Z to 03:40Z
record  ${world.caseDir()}`);
  expect((await world.run(['log'])).stdout).toContain('taken with me');
  expect((await world.run(['merge', stick])).stdout).toContain('Nothing new: it was all here already.');
});

it('is told again on the next screens of whoever has not written since', async () => {
  await world.run(['merge', stick]);
  const news = 'NEW SINCE YOU WROTE LAST\n  lee: 2 entries, 03:10Z to 03:40Z';
  expect((await world.run(['status'])).stdout).toContain(news);
  const at = world.sit(['resume']);
  await at.shows('new since you wrote last  lee: 2 entries, 03:10Z to 03:40Z');
  at.write('\x03');
  await at.code;
  await world.run(['note', 'read it']);
  expect((await world.run(['status'])).stdout).not.toContain('NEW SINCE');
});

it('makes a new folder of two copies, and takes names of cases for folders', async () => {
  const { stdout } = await world.run(['merge', 'stick', 'INC', '--into', 'whole', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    dir: join(world.folder, 'whole'),
    came: [{ name: 'dana' }, { name: 'lee', entries: 2 }],
    left: [],
    problems: [],
  });
  expect(readFileSync(join(world.folder, 'whole', 'case.json'))).toEqual(
    readFileSync(join(world.caseDir(), 'case.json')),
  );
});

it('refuses one copy alone, copies of different cases, and what is no case, with what to do', async () => {
  await world.run(['run', playbook, '--answers', opening, '--name', 'other', '--cases', 'others']);
  const told: [string[], number, RegExp][] = [
    [['merge', 'INC'], 2, /there is no other copy of this case in .*cases/],
    [['merge', 'INC', 'INC'], 2, /there is no other copy/],
    [['merge', 'INC', 'others/other'], 3, /are different cases .*only copies of one case can be merged/],
    [['merge', 'nowhere'], 2, /no case is called "nowhere"/],
    [['merge', stick, '--into', world.folder], 3, /exists and is not a case/],
  ];
  for (const [argv, code, says] of told) {
    const ran = await world.run(argv);
    expect(ran, argv.join(' ')).toMatchObject({ code, stdout: '' });
    expect(ran.stderr).toMatch(says);
  }
});
