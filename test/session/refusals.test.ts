import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type Ran, type World } from './desk-world.ts';

const playbook = readFileSync('test/fixtures/session/two-tracks.yaml', 'utf8');

let world: World;
beforeEach(() => {
  world = createWorld();
  writeFileSync(join(world.folder, 'sound.yaml'), playbook);
});

/** It says why and what to do, and nothing was opened. */
function expectRefused(ran: Ran, code: number, ...says: string[]): void {
  expect([ran.code, ran.stdout]).toEqual([code, '']);
  for (const text of says) expect(ran.stderr).toContain(text);
  expect(ran.stderr).not.toContain('bug');
  expect(readdirSync(world.folder)).not.toContain('cases');
}

describe('nothing is opened', () => {
  it('where nobody can be asked', async () => {
    for (const argv of [['run', 'sound.yaml'], ['run'], ['resume']])
      expectRefused(await world.run(argv), 4, 'There is no one to ask', '--answers FILE');
  });

  it('where piped answers end before the case can open', async () => {
    expectRefused(
      await world.run(['run', 'sound.yaml', '--plain'], { stdin: '' }).then(ran => ({ ...ran, stdout: '' })),
      4,
      'The input ended while this was asked: Who reported it?',
    );
  });

  it('by a playbook that does not exist', async () => {
    expectRefused(await world.run(['run', 'phising']), 2, 'Did you mean `phishing`?');
    expectRefused(
      await world.run(['run', 'gone.yaml']),
      2,
      '`gone.yaml` cannot be read: there is no such file',
    );
    expectRefused(await world.run(['run', '.', '--playbooks', 'gone']), 2);
  });

  it('by a playbook with faults, which are shown with their place', async () => {
    writeFileSync(join(world.folder, 'faulty.yaml'), playbook.replace('checklist:', 'cheklist:'));
    expectRefused(
      await world.run(['run', 'faulty.yaml', '--plain']),
      1,
      'faulty.yaml:23:13',
      'did you mean `checklist`?',
      'cannot be run before these are mended',
      '`tocsin lint faulty.yaml`',
    );
  });

  it('from answers that lack what the case opens with, are for another playbook, or are none', async () => {
    const answers = (text: string) => writeFileSync(join(world.folder, 'answers.yaml'), text);
    const argv = ['run', 'sound.yaml', '--answers', 'answers.yaml'];
    const head = 'tocsin-walkthrough: 1\nplaybook: two-tracks\nstart: 2026-11-21T02:10:00Z\n';
    const all = 'answers:\n  "*": done\n';
    answers(`${head}${all}`);
    expectRefused(await world.run(argv), 4, 'answers.yaml has no reporter', 'Put it under `inputs:`.');
    answers(`${head}inputs: { reportr: lee }\n${all}`);
    expectRefused(await world.run(argv), 2, 'reportr: the playbook does not ask for it');
    answers(`${head.replace('two-tracks', 'phishing')}${all}`);
    expectRefused(await world.run(argv), 2, 'the answers are for phishing, not for two-tracks.');
    answers('a: [');
    expectRefused(await world.run(argv), 2, 'answers.yaml:1:', 'is no answers file that can be played');
    expectRefused(await world.run(['run', '--answers', 'gone.yaml']), 2, 'gone.yaml cannot be read: ENOENT');
  });

  it('with an input that the playbook does not ask for, or cannot read', async () => {
    const run = (input: string) => world.run(['run', 'sound.yaml', '--plain', '--input', input]);
    expectRefused(await run('reportr=lee'), 2, 'Did you mean "reporter"?');
    expectRefused(await run('reporter'), 2, 'Write name=value.');
  });
});

describe('where cases cannot be kept', () => {
  const answers =
    'tocsin-walkthrough: 1\nplaybook: two-tracks\nstart: 2026-11-21T02:10:00Z\ninputs: { reporter: lee }\nanswers:\n  "*": done\n';
  const opening = ['run', 'sound.yaml', '--answers', 'answers.yaml'];
  beforeEach(() => writeFileSync(join(world.folder, 'answers.yaml'), answers));

  it.each([
    ['below /proc', '/proc/x', 'cannot make the folder /proc/x: '],
    ['deep below /proc', '/proc/x/y/z', 'cannot make the folder /proc/x: '],
    ['below a file', 'sound.yaml/cases', 'sound.yaml/cases: a part of the path is not a folder'],
    ['below a device', '/dev/null/cases', '/dev/null/cases: a part of the path is not a folder'],
  ])('%s, it says so at once and leaves nothing', async (_where, cases, says) => {
    expectRefused(await world.run([...opening, '--cases', cases]), 3, says);
  });

  /** A mount of its own, in a name space of its own, where the kernel lets us have one. */
  const mounted = (options: string, script: string) =>
    spawnSync(
      'unshare',
      [
        '-rm',
        'bash',
        '-c',
        `mkdir -p store && mount -t tmpfs -o ${options} tmpfs store && ${script}`,
        process.execPath,
        resolve('dist/cli.cjs'),
      ],
      { cwd: world.folder, encoding: 'utf8', env: { PATH: process.env.PATH, HOME: world.folder } },
    );
  const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
  const run = `"$0" "$1" ${opening.join(' ')} --cases store`;

  it.skipIf(!canMount)('on a read-only disk, it says so and leaves nothing', () => {
    const { status, stderr, stdout } = mounted('ro', run);
    expect([status, stdout]).toEqual([3, '']);
    expect(stderr).toContain('the disk is read-only');
    expect(stderr).toContain('Put cases elsewhere with --cases DIR.');
  });

  it.skipIf(!canMount)(
    'on a full disk, it says so, leaves nothing behind, and what was recorded stays readable',
    () => {
      const full = mounted('size=8k', `${run}; echo "code $?"; ls -A store`);
      expect(full.stdout).toBe('code 3\n');
      expect(full.stderr).toContain('no space is left on the disk');
      const filled = mounted(
        'size=1m',
        `${run} >opened; head -c 2m /dev/zero >store/filler 2>filler-says; "$0" "$1" note --cases store "$(head -c 8000 /dev/zero | tr '\\0' x)" --case 001; echo "code $?"; "$0" "$1" status --cases store 001; "$0" "$1" verify --cases store 001; echo "code $?"`,
      );
      expect(filled.stdout).toMatch(/^code 3$/m);
      expect(filled.stderr).toContain('NOT recorded');
      expect(filled.stdout).toContain('INC-2026-001-two-tracks  two-tracks 1.0.0');
      expect(filled.stdout).toContain('CONSISTENT');
    },
  );
});

it('a case that a newer version wrote is read as far as it can be, and not written to', async () => {
  const dir = join(world.folder, 'newer');
  cpSync('test/fixtures/case/newer', dir, { recursive: true });
  const before = readdirSync(join(dir, 'log')).map(name => readFileSync(join(dir, 'log', name), 'utf8'));
  for (const argv of [
    ['status', 'newer'],
    ['log', 'newer'],
    ['report', 'newer'],
    ['note', 'x', '--case', 'newer'],
    ['resume', 'newer', '--plain'],
  ]) {
    const { code, stderr } = await world.run(argv);
    expect([code, stderr], argv.join(' ')).toEqual([3, expect.stringContaining('newer version')]);
  }
  expect(readdirSync(join(dir, 'log')).map(name => readFileSync(join(dir, 'log', name), 'utf8'))).toEqual(
    before,
  );
});
