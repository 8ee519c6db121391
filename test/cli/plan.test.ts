import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tocsin } from './tocsin.ts';

const playbook = (id: string, more = '') => `tocsin: 1
id: ${id}
title: ${id}
version: 1.0.0
${more}clocks:
  - use: regulations/gdpr
roles:
  commander: { title: Commander, required: true }
phases:
  - id: act
    title: Act
    steps:
      - { id: tell, title: Tell them, role: commander, meets: gdpr-33-authority }
`;

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'tocsin-plan-'));
  mkdirSync(join(cwd, 'playbooks'));
  write('playbooks/ransomware.yaml', playbook('ransomware', 'reviewed: 2026-01-01\nreview_every: 30d\n'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

function write(path: string, text: string): void {
  writeFileSync(join(cwd, path), text);
}

function workspace(more: string): void {
  write('tocsin.yaml', `tocsin-workspace: 1\norganisation: Example Ltd\n${more}`);
}

async function plan(...flags: string[]) {
  const { code, stdout } = await tocsin(['plan', '--json', ...flags], { cwd, random: Math.random });
  const { ready, parts } = JSON.parse(stdout);
  const checks = (wanted: string): { about: string; state: string; what: string }[] =>
    parts.find(({ part }: { part: string }) => part === wanted).checks;
  const stands = (wanted: string, about: string) =>
    checks(wanted)
      .filter(one => one.about === about)
      .map(({ state, what }) => [state, what]);
  return { code, ready, stands };
}

const roster = (...people: string[]) => `roster:\n  people:\n${people.map(one => `    - ${one}\n`).join('')}`;
const dana = '{ name: dana, roles: [commander], contacts: { phone: +353 1 555 0100 } }';
const lee = '{ name: lee, roles: [commander], contacts: { phone: +353 1 555 0101 } }';

describe('procedures', () => {
  it('that do not load are bad, and those whose review was due are named', async () => {
    workspace('');
    write('playbooks/phishing.yaml', playbook('phishing').replace('title: Act', 'titel: Act'));
    const { stands } = await plan();
    expect(stands('Procedures', 'phishing')).toEqual([['bad', 'it has an error']]);
    expect(stands('Procedures', 'ransomware')).toEqual([
      ['note', 'its review was due: last reviewed on 2026-01-01, every 30d'],
    ]);
  });
});

describe('teams', () => {
  it.each([
    ['', 'roster', 'bad', 'it names nobody: whom to call is in somebody’s head'],
    [roster('{ name: lee, roles: [] }'), 'commander', 'bad', 'nobody can take it, and ransomware needs it'],
    [roster(dana), 'commander', 'note', 'only dana: nobody stands in'],
    [roster(dana, lee), 'commander', 'good', 'dana, lee'],
    [
      roster('{ name: lee, roles: [commander] }'),
      'phones',
      'note',
      'no phone number for lee: mail and chat may be down',
    ],
  ])('with %j', async (people, about, state, what) => {
    workspace(people);
    expect((await plan()).stands('Teams', about)).toEqual([[state, what]]);
  });
});

describe('practice', () => {
  it('is wanted of what serves a risk of grave impact, and known from drills', async () => {
    workspace(
      'risks:\n  - { id: r, title: R, likelihood: 2, impact: 5, treatment: mitigate, playbooks: [ransomware] }\n',
    );
    expect((await plan()).stands('Practice', 'undrilled')[0]).toEqual([
      'bad',
      'ransomware: a risk of grave impact leans on it, and there was no drill in 12 months',
    ]);
    write(
      'answers.yaml',
      'tocsin-walkthrough: 1\nplaybook: ransomware\nmode: drill\nstart: 2026-10-20T02:10:00Z\nanswers: { "*": done }\nclose: { reason: over }\n',
    );
    await tocsin(['run', '--answers', 'answers.yaml', '--name', 'autumn'], { cwd, random: Math.random });
    expect((await plan()).stands('Practice', 'ransomware')).toEqual([
      ['good', 'last drill on 2026-10-20 (EXERCISE-autumn), brought to its end'],
    ]);
    expect((await plan('--months', '1')).stands('Practice', 'ransomware')).toEqual([]);
    await tocsin(['run', 'ransomware', '--drill', '--plain', '--name', 'left'], { cwd, random: Math.random });
    expect((await plan()).stands('Practice', 'ransomware')).toEqual([
      ['note', 'last drill on 2026-11-21 (EXERCISE-left), not brought to its end'],
    ]);
  });
});

describe('obligations', () => {
  it('say which deadline a step meets, and which people meet by hand', async () => {
    workspace('regimes: [regulations/gdpr, regulations/nis2]\n');
    const { stands } = await plan();
    expect(stands('Obligations', 'gdpr-33-authority')[0]).toEqual([
      'good',
      expect.stringContaining('met by a step of'),
    ]);
    expect(stands('Obligations', 'nis2-early-warning')).toEqual([
      ['note', expect.stringMatching(/^within 24h; no step meets it: /)],
    ]);
    expect(stands('Obligations', 'eu-cra-incident-final')).toEqual([]);
  });
});

describe('risks and lessons', () => {
  it('are bad where an action is overdue', async () => {
    workspace('');
    write(
      'answers.yaml',
      'tocsin-walkthrough: 1\nplaybook: ransomware\nstart: 2026-10-20T02:10:00Z\nanswers: { "*": done }\nclose: { reason: over }\n',
    );
    const run = (...argv: string[]) => tocsin(argv, { cwd, random: Math.random });
    await run('run', '--answers', 'answers.yaml', '--name', 'one');
    expect((await plan()).stands('Risks and lessons', 'lessons')).toEqual([['good', 'no action is open']]);
    await run(
      'action',
      'add',
      'Lock it',
      '--owner',
      'lee',
      '--due',
      '2026-11-01',
      '--kind',
      'prevent',
      '--case',
      'one',
    ); // prettier-ignore
    expect((await plan()).stands('Risks and lessons', 'lessons')).toEqual([
      ['bad', '1 of 1 open actions is overdue'],
    ]);
  });
});

it('ends with 1 where something is missing, with 0 where nothing is, and says so on a page', async () => {
  workspace('');
  expect(await plan()).toMatchObject({ code: 1, ready: false });
  workspace(roster(dana, lee));
  expect(await plan()).toMatchObject({ code: 0, ready: true });
  const { stdout } = await tocsin(['plan'], { cwd });
  expect(stdout).toMatch(/^Procedures\n.*\nTeams\nok {3}commander {2}dana, lee\n.*\nRisks and lessons\n/ms);
});

it('needs a workspace', async () => {
  const { code, stderr } = await tocsin(['plan'], { cwd });
  expect([code, stderr]).toEqual([2, expect.stringContaining('`tocsin init` writes one')]);
});
