import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tocsin } from './tocsin.ts';

const playbook = `tocsin: 1
id: small
title: Small
version: 1.0.0
phases:
  - id: act
    title: Act
    steps:
      - id: look
        title: Look
      - id: unplug
        title: Unplug
`;

let cwd = '';
beforeEach(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'tocsin-lessons-'));
  mkdirSync(join(cwd, 'playbooks'));
  writeFileSync(join(cwd, 'playbooks/small.yaml'), playbook);
  for (const [name, mode] of [
    ['one', 'live'],
    ['two', 'drill'],
  ] as const) {
    const answers = `tocsin-walkthrough: 1
playbook: small
mode: ${mode}
start: 2026-11-21T02:10:00Z
answers: { "*": done }
`;
    writeFileSync(join(cwd, 'answers.yaml'), answers);
    await ran('run', '--answers', 'answers.yaml', '--name', name);
  }
  await ran(
    'action',
    'add',
    'Buy a switch',
    '--owner',
    'lee',
    '--due',
    '2026-11-20',
    '--kind',
    'prevent',
    '--case',
    'one',
  );
  await ran(
    'action',
    'add',
    'Say where it is',
    '--owner',
    'dana',
    '--due',
    '2026-12-31',
    '--kind',
    'playbook',
    '--step',
    'look',
    '--case',
    'two',
  ); // prettier-ignore
});
afterEach(() => rmSync(cwd, { recursive: true }));

async function ran(...argv: string[]): Promise<string> {
  const { stdout, stderr } = await tocsin(argv, { cwd, random: Math.random });
  return stdout + stderr;
}

async function lessons(...flags: string[]) {
  return JSON.parse((await tocsin(['lessons', '--json', ...flags], { cwd, random: Math.random })).stdout)
    .lessons;
}

describe('lessons', () => {
  it('come from all cases, overdue ones first, those of drills marked', async () => {
    const listed = await lessons();
    expect(listed.map(({ what, overdue, mode }: Record<string, unknown>) => [what, overdue, mode])).toEqual([
      ['Buy a switch', true, 'live'],
      ['Say where it is', false, 'drill'],
    ]);
    const shown = await ran('lessons');
    expect(shown).toMatch(/^OVERDUE {2}Buy a switch\n {9}lee, by 2026-11-20 {2}prevent {2}one#\d+$/m);
    expect(shown).toMatch(/^open {5}Say where it is\n {9}EXERCISE {2}dana/m);
    expect(shown).toContain('2 open, 1 of them overdue; 0 done, 0 dropped.');
  });

  it('are ended from the list, with what was said, and shown with --all', async () => {
    const [first, second] = await lessons();
    await ran('lessons', 'done', first.ref, '--reason', 'In place');
    await ran('lessons', 'drop', second.ref, '--reason', 'It hangs at the door');
    expect(await lessons()).toEqual([]);
    expect((await lessons('--all')).map(({ state, word }: Record<string, unknown>) => [state, word])).toEqual(
      [
        ['dropped', 'It hangs at the door'],
        ['done', 'In place'],
      ],
    );
    expect(await ran('lessons', '--all')).toContain('lee, done: In place');
  });

  it('of one person, and as a list of tasks in which nothing is markup', async () => {
    await ran(
      'action',
      'add',
      'Ask <b>*why*</b>',
      '--owner',
      'lee',
      '--due',
      '2026-12-31',
      '--kind',
      'detect',
      '--case',
      'one',
    ); // prettier-ignore
    const markdown = await ran('lessons', '--owner', 'Lee', '--markdown');
    expect(markdown.split('\n')).toEqual([
      expect.stringMatching(/^- \[ \] Buy a switch \(lee, by 2026-11-20, prevent, one#\d+\)$/),
      expect.stringMatching(/^- \[ \] Ask \\<b\\>\\\*why\\\*\\<\/b\\> /),
      '',
    ]);
  });

  it('come as a table', async () => {
    const [head, first] = (await ran('lessons', '--csv')).split('\r\n');
    expect(head).toBe('ref,what,owner,due,kind,state,overdue,mode,case,playbook,step,added,ended,word');
    expect(first).toMatch(/^one#\d+,Buy a switch,lee,2026-11-20,prevent,open,true,live,one,small,,/);
  });

  it('become a diff of the playbook', async () => {
    const { stdout, stderr } = await tocsin(['lessons', '--patch'], { cwd, random: Math.random });
    expect(stderr).toBe('');
    expect(stdout).toContain('+++ b/playbooks/small.yaml');
    expect(stdout).toMatch(/^\+ {6}# To do by 2026-12-31, dana: Say where it is \(EXERCISE-two#\d+\)$/m);
  });

  it('refuses a name that is none, and says how one is written', async () => {
    for (const argv of [['done'], ['done', 'nothing'], ['forget', 'one#1'], ['--csv', '--json']]) {
      const { code, stdout, stderr } = await tocsin(['lessons', ...argv], { cwd, random: Math.random });
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/014#41|list, done or drop|do not go together/);
    }
  });

  it('names a case that cannot be read, and goes on without it', async () => {
    cpSync(join(cwd, 'cases/one'), join(cwd, 'cases/gone'), { recursive: true });
    rmSync(join(cwd, 'cases/gone/playbook'), { recursive: true, force: true });
    for (const name of readdirSync(join(cwd, 'cases/gone/log')))
      writeFileSync(join(cwd, 'cases/gone/log', name), '{}\n');
    const { stdout, stderr } = await tocsin(['lessons'], { cwd, random: Math.random });
    expect(stdout).toContain('2 open');
    expect(stderr).toMatch(/^warning: (one|gone) /);
  });
});
