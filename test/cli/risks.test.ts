import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AssessedRisk } from '../../src/overview/risks/assessed-risk.ts';
import { tocsin } from './tocsin.ts';

const playbook = `tocsin: 1
id: small
title: Small
version: 1.0.0
phases:
  - id: act
    title: Act
    steps:
      - id: verdict
        title: Is it real?
        options:
          - { id: real, label: Real, marks: aware }
          - { id: false-alarm, label: False alarm, next: end }
`;
const register = `tocsin-workspace: 1
organisation: Example Ltd
risks:
  - id: break-in
    title: A break-in
    likelihood: 2
    impact: 5
    treatment: mitigate
    reviewed: 2026-10-01
    playbooks: [small]
  - id: fire
    title: Fire
    likelihood: 4
    impact: 5
    treatment: transfer
    reviewed: 2025-01-01
`;

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'tocsin-risks-'));
  mkdirSync(join(cwd, 'playbooks'));
  writeFileSync(join(cwd, 'playbooks/small.yaml'), playbook);
  writeFileSync(join(cwd, 'tocsin.yaml'), register);
});
afterEach(() => rmSync(cwd, { recursive: true }));

async function ran(...argv: string[]) {
  return tocsin(argv, { cwd, random: Math.random });
}

async function happened(name: string, mode: 'live' | 'drill', option: string): Promise<void> {
  const answers = `tocsin-walkthrough: 1\nplaybook: small\nmode: ${mode}\nstart: 2026-11-20T02:10:00Z\nanswers: { verdict: ${option} }\nclose: { reason: over }\n`;
  writeFileSync(join(cwd, 'answers.yaml'), answers);
  expect(await ran('run', '--answers', 'answers.yaml', '--name', name)).toMatchObject({ code: 0 });
}

async function risks(): Promise<AssessedRisk[]> {
  return JSON.parse((await ran('risks', '--json')).stdout).risks;
}

describe('the register', () => {
  it('stands with the worst first, and says what wants attention', async () => {
    const [fire, breakIn] = await risks();
    expect(fire).toMatchObject({ id: 'fire', level: 'very high' });
    expect(fire?.wants.map(({ what }) => what)).toEqual(['no-playbook', 'not-reviewed']);
    expect(breakIn).toMatchObject({ id: 'break-in', level: 'moderate', realised: [], wants: [] });
  });

  it('knows live cases that were real; drills and false alarms are none', async () => {
    await happened('one', 'live', 'real');
    await happened('two', 'live', 'false-alarm');
    await happened('three', 'drill', 'real');
    const breakIn = (await risks()).find(({ id }) => id === 'break-in');
    expect(breakIn?.realised).toEqual([{ case: 'one', day: '2026-11-20' }]);
    expect(breakIn?.drilled).toEqual([{ playbook: 'small', at: expect.stringMatching(/^2026-11-20/) }]);
    expect(breakIn?.wants.map(({ what, text }) => [what, text])).toEqual([
      [
        'more-likely',
        "it happened once since the records began; the register's 2 means less than once a year, more than once in 10 years",
      ],
    ]);
  });

  it('wants a drill of what serves a high risk, and not longer than --months ago', async () => {
    await ran('risks', 'review', 'break-in', '--likelihood', '4', '--why', 'The lock is old');
    const wants = async (...flags: string[]) => {
      const { stdout } = await ran('risks', '--json', ...flags);
      const own = JSON.parse(stdout).risks.find(({ id }: AssessedRisk) => id === 'break-in');
      return own.wants.map(({ what }: { what: string }) => what);
    };
    expect(await wants()).toEqual(['not-drilled']);
    await happened('drill', 'drill', 'real');
    expect(await wants()).toEqual([]);
  });

  it('is drawn', async () => {
    const { stdout } = await ran('risks');
    expect(stdout.split('\n').slice(0, 7)).toEqual([
      'impact    very high 5 .       2       .       1       .',
      '               high 4 .       .       .       .       .',
      '           moderate 3 .       .       .       .       .',
      '                low 2 .       .       .       .       .',
      '           very low 1 .       .       .       .       .',
      '                      1       2       3       4       5',
      '                      likelihood',
    ]);
    expect(stdout).toContain('    look: very high, and no playbook serves when it happens\n');
  });
});

describe('a review', () => {
  it('by flags is in the file, with who, when and why', async () => {
    const { code, stdout } = await ran('risks', 'review', 'fire', '--likelihood', '1', '--why', 'Sprinklers');
    expect([code, stdout]).toEqual([0, 'Written to tocsin.yaml: fire, low; before: very high.\n']);
    const [fire] = (await risks()).filter(({ id }) => id === 'fire');
    expect(fire).toMatchObject({
      likelihood: 1,
      impact: 5,
      treatment: 'transfer',
      reviewed: '2026-11-21',
      reviews: [
        { day: '2026-11-21', by: 'dana', likelihood: 1, impact: 5, treatment: 'transfer', why: 'Sprinklers' },
      ],
    });
  });

  it('by questions is written risk by risk: one that is broken off leaves the file as it was', async () => {
    const answered = (...lines: string[]) =>
      tocsin(['risks', 'review', 'fire', '--plain'], {
        cwd,
        random: Math.random,
        stdin: lines.map(line => `${line}\n`).join(''),
      });
    const broken = await answered('', '', '2');
    expect(broken.code).not.toBe(0);
    expect(readFileSync(join(cwd, 'tocsin.yaml'), 'utf8')).toBe(register);
    const { code, stderr, stdout } = await answered(
      'Fire in the cellar',
      'none',
      '2',
      '3',
      '1',
      'sprinklers; drills',
      'lee',
      'It is dry',
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('That is a risk of the level "low"');
    expect((await risks()).find(({ id }) => id === 'fire')).toMatchObject({
      title: 'Fire in the cellar',
      likelihood: 2,
      impact: 3,
      treatment: 'mitigate',
      controls: ['sprinklers', 'drills'],
      owner: 'lee',
      reviews: [{ why: 'It is dry' }],
    });
  });

  it.each([
    [['review', 'fire', '--likelihood', '6', '--why', 'x'], 2, '--likelihood cannot be `6`'],
    [['review', 'fire', '--likelihood', '3'], 2, 'an assessment says why'],
    [['review', 'flood', '--why', 'x'], 2, 'a new risk has a title'],
    [['review', 'Not An Id'], 2, 'cannot be a risk’s id'],
    [['review', 'fire'], 4, 'no one to ask'],
    [['burn'], 2, 'nothing to do with risks'],
    [['--months', 'x'], 2, '--months cannot be `x`'],
  ] as const)('refuses %s, and changes nothing', async (argv, expected, says) => {
    const { code, stderr } = await ran('risks', ...argv);
    expect(code).toBe(expected);
    expect(stderr).toContain(says);
    expect(readFileSync(join(cwd, 'tocsin.yaml'), 'utf8')).toBe(register);
  });

  it('comes as a table, and goes back: assessments stay, and so do risks that it does not name', async () => {
    await ran('risks', 'review', 'fire', '--why', 'It is dry');
    const { stdout } = await ran('risks', '--csv');
    const [head, , fire] = stdout.split('\r\n') as [string, string, string];
    writeFileSync(join(cwd, 'table.csv'), `${head}\r\n${fire.replace('Fire', 'Fire below')}\r\n`);
    expect(await ran('risks', 'import', 'table.csv')).toMatchObject({
      code: 0,
      stdout: 'Written to tocsin.yaml: 1 risk.\n',
    });
    const [worst, other] = await risks();
    expect(worst).toMatchObject({ title: 'Fire below', reviews: [{ why: 'It is dry' }] });
    expect(other).toMatchObject({ id: 'break-in', title: 'A break-in' });
  });

  it.each([
    ['id,title\n', 'table.csv, row 1: the column likelihood, impact, treatment is missing.'],
    ['id,title,likelihood,impact,treatment,reviewed\nx,X,1,1,accept,2026-02-30\n', 'there is no 2026-02-30'],
  ])('refuses the table %j whole', async (table, says) => {
    writeFileSync(join(cwd, 'table.csv'), table);
    const { code, stderr } = await ran('risks', 'import', 'table.csv');
    expect([code, stderr]).toEqual([2, expect.stringContaining(says)]);
    expect(readFileSync(join(cwd, 'tocsin.yaml'), 'utf8')).toBe(register);
  });

  it('needs a workspace', async () => {
    rmSync(join(cwd, 'tocsin.yaml'));
    const { code, stderr } = await ran('risks');
    expect([code, stderr]).toEqual([2, expect.stringContaining('`tocsin init` writes one')]);
  });
});
