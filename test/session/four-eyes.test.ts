import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from './desk-world.ts';
import { keys } from './seat.ts';

const playbook = resolve('test/fixtures/session/four-eyes.yaml');
const answers = readFileSync('test/fixtures/session/four-eyes.answers.yaml', 'utf8');

const wide = { columns: 160, rows: 40 };

let world: World;
beforeEach(() => {
  world = createWorld();
});

async function records(): Promise<
  { type: string; actor: { name: string }; data: Record<string, unknown> }[]
> {
  const { stdout } = await world.run(['log', world.caseDir(), '--json']);
  return stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
}

async function recorded(type: string) {
  return (await records()).filter(record => record.type === type);
}

/** Plays the answers, with these changes to them. */
async function played(...changes: [string, string][]) {
  const text = changes.reduce((changed, [from, to]) => changed.replace(from, to), answers);
  writeFileSync(join(world.folder, 'answers.yaml'), text);
  copyFileSync(playbook, join(world.folder, 'four-eyes.yaml'));
  return world.run(['run', 'four-eyes.yaml', '--answers', 'answers.yaml', '--as', 'dana']);
}

describe('an approval', () => {
  it('at a terminal asks for the name of the second person, and takes no word of the first', async () => {
    const at = world.sit(['run', playbook, '--as', 'dana'], wide);
    await at.press('d', 'contain · plan');
    await at.press('y', 'contain · wipe-approval');
    await at.shows('Incident commander says yes or no: not the one who asks for it.');
    await at.shows('dana asks for it, and cannot be the one.');
    await at.answer('Who says yes? (Incident commander)', 'dana');
    await at.shows('dana asked for wipe-approval: somebody else says yes or no to it.');
    at.write('\x7f'.repeat(4));
    await at.answer('Who says yes? (Incident commander)', 'lee');
    await at.answer('On what authority', 'Deputy on call');
    await at.shows('APPROVED: by lee, Incident commander, on the authority of Deputy on call');
    await at.press('q', 'The playbook is at its end');
    await at.code;
    expect(await recorded('approval.given')).toMatchObject([
      { actor: { name: 'dana' }, data: { name: 'lee', role: 'commander', authority: 'Deputy on call' } },
    ]);
  });

  it('denied at a terminal wants a reason, and is listed as what wants attention', async () => {
    const at = world.sit(['run', playbook, '--as', 'dana'], wide);
    await at.press('d', 'contain · plan');
    await at.press('x', 'contain · wipe-approval');
    await at.answer('Who says no? (Incident commander)', 'lee');
    await at.answer('On what authority', 'Deputy on call');
    await at.answer('Why is it denied?', 'The image is not read yet');
    await at.press('q', 'The playbook is at its end');
    await at.code;
    const { stdout } = await world.run(['status', 'four-eyes']);
    expect(stdout).toContain('wipe-approval  Wipe the mail server: denied');
  });

  it('in plain asks the same', async () => {
    const lines = ['d', 'y', 'dana', 'lee', 'Deputy on call', 'q'];
    const { stdout, code } = await world.run(['run', playbook, '--as', 'dana', '--plain'], {
      stdin: `${lines.join('\n')}\n`,
    });
    expect(stdout).toContain('dana asked for wipe-approval');
    expect(stdout).toContain('approved');
    expect(stdout).toContain('by lee, Incident commander');
    expect(code).toBe(10);
  });

  it('from an answers file is given by who has the role, and denied with a reason', async () => {
    expect(await played()).toMatchObject({ code: 0, stderr: '' });
    expect(await recorded('approval.given')).toMatchObject([{ data: { name: 'lee', role: 'commander' } }]);

    world = createWorld();
    const no = '{ denied: The image is not read yet }';
    const ran = await played(
      ['wipe-approval: approved', `wipe-approval: ${no}`],
      [': approved }', ': denied }'],
    );
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(await recorded('approval.denied')).toMatchObject([{ data: { name: 'lee' } }]);
  });

  it.each([
    ['approved', 'denied', 'a denial has its reason'],
    ['approved', '{ approver: kim }', 'that is lee, not kim'],
    ['approved', '{ approver: dana }', 'dana asked for wipe-approval'],
  ])('answered not as %s but as %s ends the answers there', async (from, to, says) => {
    const ran = await played([`wipe-approval: ${from}`, `wipe-approval: ${to}`]);
    expect(ran.code).toBe(4);
    expect(ran.stderr.replaceAll('\n', ' ')).toContain(says);
  });

  it('stands in the report with who said it, in which role', async () => {
    await played();
    const { stdout } = await world.run(['report', 'four-eyes']);
    expect(stdout).toMatch(
      /\| wipe-approval \| Wipe the mail server \| APPROVED: by lee, Incident commander \|/,
    );
  });
});

it('a second sitting goes on where the first was put down', async () => {
  const at = world.sit(['run', playbook, '--as', 'dana'], wide);
  await at.press('d', 'contain · plan');
  await at.press(keys.ctrlC, 'contain · wipe-approval');
  expect(await at.code).toBe(10);
  expect(await world.run(['approve', 'wipe-approval', '--as', 'lee'])).toMatchObject({ code: 1 });
  await world.run(['assign', 'commander', 'lee', '--as', 'lee']);
  expect(await world.run(['approve', 'wipe-approval', '--as', 'lee'])).toMatchObject({ code: 0 });
});
