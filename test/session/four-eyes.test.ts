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

describe('a step that destroys evidence and wants a witness', () => {
  it('at a terminal asks for a second name, says what it destroys, and wants the id typed', async () => {
    await world.run(['run', playbook, '--as', 'dana', '--plain'], { stdin: 'q\n' });
    for (const line of [
      'done plan',
      'approve wipe-approval --by lee --authority x',
      'evidence --id disk-image --held Safe',
    ])
      expect(await world.run([...line.split(' '), '--as', 'dana'])).toMatchObject({ code: 0 });
    await world.run(['done', 'image', '--as', 'dana']);
    const at = world.sit(['resume', '--as', 'dana'], wide);
    await at.shows('disk-image: it must be there first.');
    await at.shows('A second person, who is named.');
    await at.press('d', 'contain · wipe');
    await at.answer('Who is the second person?', 'dana');
    await at.shows('dana records it: name somebody else.');
    at.write('\x7f'.repeat(4));
    await at.answer('Who is the second person?', 'kim');
    await at.answer('This destroys disk-image. Type wipe to confirm', 'wipe');
    await at.shows('witnessed by kim');
    await at.press('q', 'learn · look-back');
    expect(await at.code).toBe(10);
    expect((await recorded('step.completed')).at(-1)).toMatchObject({ data: { witness: 'kim' } });
  });

  it('in plain, without a witness, takes a reason, and the report says that there was none', async () => {
    await world.run(['run', playbook, '--as', 'dana', '--plain'], { stdin: 'q\n' });
    for (const line of [
      'done plan',
      'approve wipe-approval --by lee --authority x',
      'evidence --id disk-image --held Safe',
      'done image',
    ])
      expect(await world.run([...line.split(' '), '--as', 'dana'])).toMatchObject({ code: 0 });
    const lines = ['d', '', 'Alone on shift', 'wipe', 'q'];
    const { stdout } = await world.run(['resume', '--as', 'dana', '--plain'], {
      stdin: `${lines.join('\n')}\n`,
    });
    expect(stdout).toContain('Not there: witness. End it without, because?');
    expect(stdout).toContain('Alone on shift; no witness');
    const { deviations } = JSON.parse((await world.run(['report', '--format', 'json'])).stdout);
    expect(deviations).toMatchObject([{ step: 'wipe', detail: 'Alone on shift; no witness' }]);
  });

  it('done too early is on the attention list, and in the report beside the evidence', async () => {
    await world.run(['run', playbook, '--as', 'dana', '--plain'], { stdin: 'q\n' });
    await world.run(['open', 'wipe', '--reason', 'It spreads']);
    await world.run(['done', 'wipe', '--confirm', 'wipe', '--witness', 'kim']);
    await world.run(['evidence', '--id', 'disk-image', '--held', 'Safe']);
    expect((await world.run(['status'])).stdout).toContain(
      'destroyed what was recorded as evidence only afterwards: disk-image',
    );
    expect((await world.run(['report'])).stdout).toContain('recorded after wipe had destroyed it');
  });

  it('from an answers file has the witness that the answers name, and stops where they name none', async () => {
    expect(await played()).toMatchObject({ code: 0, stderr: '' });
    const done = await recorded('step.completed');
    expect(done.map(({ data }) => data)).toContainEqual({ witness: 'kim' });
    world = createWorld();
    expect((await played(['wipe: { witness: kim }', 'wipe: done'])).stderr).toContain('gives no witness');
  });
});

describe('a review', () => {
  const toTheReview = async () => {
    await world.run(['run', playbook, '--as', 'dana', '--plain'], { stdin: 'q\n' });
    await world.run(['skip', 'contain', '--reason', 'Not here']);
  };

  it('at a terminal goes through its questions, then the actions that come out of it', async () => {
    await toTheReview();
    const at = world.sit(['resume', '--as', 'dana'], wide);
    await at.press('d', 'learn · look-back');
    await at.answer('What was found out, in a sentence', 'A mailbox');
    await at.shows('FINDING: What let them in?');
    await at.answer('What was found out, in a sentence', 'The image');
    await at.answer('Is there an action, or one more', 'y');
    await at.answer('What is to be done?', 'Second factor');
    await at.answer('Who does it?', 'lee');
    await at.answer('By which day?', '30d');
    await at.choose('What is it for?', 'Prevent');
    await at.press(keys.enter, 'Is there an action, or one more');
    await at.press('q', 'The playbook is at its end');
    expect(await at.code).toBe(10);
    expect(await recorded('finding.added')).toMatchObject([
      { data: { text: 'A mailbox', question: 'What let them in?' } },
      { data: { text: 'The image', question: 'What was slow?' } },
    ]);
    expect((await recorded('action.added')).map(({ data }) => data)).toEqual([
      { what: 'Second factor', owner: 'lee', due: '2026-12-21', kind: 'prevent' },
    ]);
  });

  it('at any time a key takes a finding, an action, and the end of one', async () => {
    await world.run(['run', playbook, '--as', 'dana', '--plain'], { stdin: 'q\n' });
    const lines = [
      'j',
      '1',
      'Nobody reads it',
      'j',
      '2',
      'Read it',
      'lee',
      '2026-12-01',
      '2',
      'j',
      '3',
      '1',
      'q',
    ];
    const { stdout } = await world.run(['resume', '--plain'], { stdin: `${lines.join('\n')}\n` });
    expect(stdout).toContain('Nobody reads it  FINDING');
    expect(stdout).toContain('Read it  ACTION: lee, by 2026-12-01, to detect it sooner');
    expect(stdout).toContain('Read it  ACTION DONE');
  });

  it('from an answers file, and in the report', async () => {
    expect(await played()).toMatchObject({ code: 0, stderr: '' });
    const { findings, actions } = JSON.parse((await world.run(['report', '--format', 'json'])).stdout);
    expect(findings).toMatchObject([
      { question: 'What let them in?', text: 'A mailbox without a second factor', step: 'look-back' },
      { question: 'What was slow?', text: 'The image' },
    ]);
    expect(actions).toMatchObject([
      {
        what: 'A second factor for all mailboxes',
        owner: 'lee',
        due: '2026-12-31',
        kind: 'prevent',
        state: 'open',
      },
    ]);
    expect((await world.run(['report'])).stdout).toMatch(
      /\| A second factor for all mailboxes<br>.* \| prevent \| lee \| 2026-12-31 \| open \|/,
    );
    world = createWorld();
    const left = await played(['findings: [A mailbox without a second factor, The image]', 'note: Nothing']);
    expect(left.stderr).toContain('gives no answer to: What let them in?');
  });

  it('leaves actions that can be done when the case is closed, and that stand in its status', async () => {
    await played();
    const { actions } = JSON.parse((await world.run(['action', 'list', '--json'])).stdout);
    expect(actions).toMatchObject([{ owner: 'lee', state: 'open', overdue: false }]);
    expect((await world.run(['status'])).stdout).toContain('lee, by 2026-12-31');
    const only = ['--case', 'four-eyes'];
    expect(await world.run(['action', 'done', actions[0].id, ...only])).toMatchObject({ code: 0 });
    const status = JSON.parse((await world.run(['status', '--json'])).stdout);
    expect(status).toMatchObject({ state: 'closed', actions: [{ state: 'done' }] });
    expect(await world.run(['note', 'late', ...only])).toMatchObject({ code: 1 });
  });
});

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
    await at.press('q', 'contain · image');
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
    await at.press('q', 'contain · image');
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
      /\| Wipe the mail server<br>wipe-approval \| approved \| .*<br>on the authority of lee, Incident commander \|/,
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
