import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from './desk-world.ts';

const library = resolve('test/fixtures/drill');
const at = ['--playbooks', library];

let world: World;
beforeEach(() => {
  world = createWorld();
});

describe('what comes out of an exercise', () => {
  it('is for the controller alone until the case is closed', async () => {
    await play('first', '7');
    const refused = await world.run(['drill', 'aar', 'first']);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('first is still being played');
    expect((await world.run(['drill', 'aar', 'first', '--controller'])).code).toBe(0);
    await world.run(['decide', 'verdict', 'nobody', '--case', 'first']);
    await world.run(['done', 'lock', '--case', 'first']);
    expect(await world.run(['close', '--case', 'first'])).toMatchObject({ code: 0 });
    const { code, stdout } = await world.run(['drill', 'aar', 'first']);
    expect(code).toBe(0);
    expect(stdout).toContain('# EXERCISE-first: A door at night');
    expect(stdout).toContain('## Improvement plan');
    expect(stdout).not.toContain('bucket');
  });

  it('goes into a file as a page, and never over one that is there', async () => {
    await play('first', '7');
    const paper = ['drill', 'aar', 'first', '--controller', '--out', 'aar.html'];
    expect((await world.run(paper)).code).toBe(0);
    const page = readFileSync(join(world.folder, 'aar.html'), 'utf8');
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain('<figure class="coverage">');
    expect((await world.run(paper)).stderr).toContain('is there already');
    const other = await world.run(['drill', 'aar', 'first', '--controller', '--out', 'aar.txt']);
    expect(other).toMatchObject({ code: 2, stderr: expect.stringContaining('Name it .md, .html or .pdf') });
  });

  it('is refused with an option that it would not heed', async () => {
    expect(await world.run(['drill', 'aar', 'first', '--json'])).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /`tocsin drill aar` does not take --json\.\n.*--format, --out, --case, --controller/,
      ),
    });
    const rated = await world.run(['drill', 'fire', 'i010', '--objective', 'o1', '--accept-damage']);
    expect(rated.stderr).toContain('`tocsin drill fire` does not take --objective.');
  });

  it('says that a case plays no scenario', async () => {
    await world.run(['run', join(library, 'door.yaml'), '--drill', '--name', 'plain', '--plain'], {
      stdin: ':pause\n',
    });
    const { code, stderr } = await world.run(['drill', 'aar', 'plain', '--controller']);
    expect(code).toBe(2);
    expect(stderr).toContain('plain plays no scenario');
  });

  it('can be compared where seed and all else are the same, and says why where not', async () => {
    await play('first', '7');
    await play('second', '7');
    await play('third', '8');
    const same = await world.run(['drill', 'compare', 'first', 'second', '--controller']);
    expect(same).toMatchObject({ code: 0 });
    expect(same.stdout).toContain('Yes: scenario, playbook, seed and clock are the same.');
    const other = await world.run(['drill', 'compare', 'first', 'third', '--controller']);
    expect(other.code).toBe(1);
    expect(other.stdout).toContain('The seeds differ: EXERCISE-first has 7, EXERCISE-third has 8.');
  });

  it('says of two runs of one exercise where they parted, and how the second differs', async () => {
    const answers = readFileSync(`${library}/door-at-night.answers.yaml`, 'utf8');
    const quick = answers.replace('after: 11m', 'after: 6m').replace('verdict: nobody', 'verdict: somebody');
    writeFileSync(join(world.folder, 'slow.yaml'), answers);
    writeFileSync(join(world.folder, 'quick.yaml'), quick);
    await playOut('slow', '7');
    await playOut('quick', '7');
    const { code, stdout, stderr } = await world.run(['drill', 'compare', 'slow', 'quick']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    await expect(stdout).toMatchFileSnapshot(`${library}/comparison.md`);
  });

  it('says of runs with two seeds what each drew, and no word about which went better', async () => {
    const answers = readFileSync(`${library}/door-at-night.answers.yaml`, 'utf8');
    writeFileSync(join(world.folder, 'slow.yaml'), answers);
    await playOut('slow', '7');
    await playOut('slow', '9', 'other');
    const { code, stdout } = await world.run(['drill', 'compare', 'slow', 'other']);
    expect(code).toBe(1);
    await expect(stdout).toMatchFileSnapshot(`${library}/not-comparable.md`);
    expect(stdout).not.toMatch(/Difference|better|worse|sooner|later/);
  });

  it('compares no exercise with itself', async () => {
    await play('first', '7');
    const { code, stderr } = await world.run(['drill', 'compare', 'first', 'first', '--controller']);
    expect(code).toBe(2);
    expect(stderr).toContain('first and first are the same exercise.');
  });
});

describe('a scenario on paper', () => {
  it('is a plan, a list of events, and a hand-out for each', async () => {
    const plan = await world.run(['drill', 'plan', 'door-at-night', ...at]);
    expect(plan.stdout).toContain('# A door at night: Exercise plan');
    const msel = await world.run(['drill', 'msel', 'door-at-night', '--csv', ...at]);
    expect(msel.stdout).toMatch(/^event number,scenario time,delivery time,/);
    expect(msel.stdout.match(/planned/g)).toHaveLength(5);
    const controller = await world.run(['drill', 'print', 'door-at-night', '--controller', ...at]);
    expect(controller.stdout).toContain('bucket');
    const player = await world.run(['drill', 'print', 'door-at-night', '--role', 'guard', ...at]);
    expect(player.stdout).toContain('You were called from the gate.');
    expect(player.stdout).not.toMatch(/bucket|store room|01:52|second patrol/);
  });

  it('goes into a folder as a page for each role and the controller’s', async () => {
    const all = ['drill', 'print', 'door-at-night', '--out', 'handouts/', ...at];
    expect(await world.run(all)).toMatchObject({ code: 0 });
    const paper = (name: string) => readFileSync(join(world.folder, 'handouts', name), 'utf8');
    expect(paper('guard.html')).toContain('You were called from the gate.');
    expect(paper('guard.html')).not.toContain('bucket');
    expect(paper('controller.html')).toContain('bucket');
  });

  it('says at once where the folder cannot be made', async () => {
    const into = async (folder: string) =>
      world.run(['drill', 'print', 'door-at-night', '--out', folder, ...at]);
    writeFileSync(join(world.folder, 'taken'), '');
    for (const folder of process.platform === 'linux' ? ['/proc/handouts/', 'taken/'] : ['taken/'])
      expect(await into(folder)).toMatchObject({
        code: 3,
        stderr: expect.stringMatching(/^tocsin: cannot make the folder .*(handouts|taken)/),
      });
  });

  it('is of no file that is not a text, which is said in one sentence', async () => {
    writeFileSync(join(world.folder, 'photo.yaml'), '\u0017\0\u0001[');
    for (const act of ['plan', 'print', 'msel'])
      expect(await world.run(['drill', act, 'photo.yaml'])).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/^tocsin: .*photo\.yaml is no scenario: it is not a text\.\n.*\n$/),
      });
  });

  it('is of no playbook that was named instead of a scenario', async () => {
    for (const act of ['plan', 'run'])
      expect(await world.run(['drill', act, join(library, 'door.yaml')])).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/^tocsin: .*door\.yaml is no scenario\./),
      });
  });

  it('is for nobody where no role is named, nor one that it has not', async () => {
    const { code, stderr } = await world.run(['drill', 'print', 'door-at-night', '--role', 'chief', ...at]);
    expect(code).toBe(2);
    expect(stderr).toContain('the scenario has no role `chief`');
    expect((await world.run(['drill', 'print', 'door-at-night', ...at])).code).toBe(2);
  });

  it('holds until its playbook no longer has what it names', async () => {
    const sound = await world.run(['drill', 'test', 'door-at-night', ...at]);
    expect(sound).toMatchObject({ code: 0 });
    expect(sound.stdout).toContain('door-at-night  holds');
    const own = join(world.folder, 'playbooks');
    cpSync(library, own, { recursive: true });
    const text = readFileSync(join(own, 'door.yaml'), 'utf8');
    writeFileSync(join(own, 'door.yaml'), text.replace('id: count,', 'id: tally,'));
    const orphaned = await world.run(['drill', 'test', 'door-at-night']);
    expect(orphaned.code).toBe(1);
    expect(orphaned.stdout).toContain('count');
  });
});

/** Plays a whole exercise by the answers of that name. */
async function playOut(answers: string, seed: string, name = answers): Promise<void> {
  const solo = ['drill', 'solo', 'door-at-night', ...at, '--seed', seed, '--name', name];
  expect((await world.run([...solo, '--answers', `${answers}.yaml`])).code).toBe(0);
}

/** Opens an exercise and ends its first step. */
async function play(name: string, seed: string): Promise<void> {
  const solo = ['drill', 'solo', 'door-at-night', ...at, '--seed', seed, '--name', name, '--plain'];
  await world.run(solo, { stdin: ':pause\n' });
  expect((await world.run(['done', 'count', '--case', name])).code).toBe(0);
}
