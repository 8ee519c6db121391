import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workspaceWith } from '../workspace/write-workspace.ts';
import { tocsin } from './tocsin.ts';

const playbook = `tocsin: 1
id: ransomware
title: Our ransomware
version: 2.0.0
phases:
  - id: act
    title: Act
    steps:
      - { id: block-badge, title: Block the badge }
`;

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'tocsin-workspace-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(join(cwd, path, '..'), { recursive: true });
  writeFileSync(join(cwd, path), text);
}

const answers = `tocsin-walkthrough: 1
playbook: ransomware
start: 2026-11-21T02:10:00Z
answers: { "*": done }
close: { reason: over }
`;

describe('a workspace', () => {
  it('serves the folders below it: its cases, its names for them, its playbooks', async () => {
    write('tocsin.yaml', workspaceWith('cases: incidents\ncase_id: SEC-{number}\nplaybooks: [ours]\n'));
    write('ours/ransomware.yaml', playbook);
    write('below/answers.yaml', answers);
    const below = join(cwd, 'below');
    const { code, stderr } = await tocsin(['run', '--answers', 'answers.yaml'], { cwd: below });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(readdirSync(join(cwd, 'incidents'))).toEqual(['SEC-001']);
    const { stdout } = await tocsin(['list'], { cwd });
    expect(stdout).toContain('ransomware  Our ransomware 2.0.0  (ours/ransomware.yaml)');
    expect(stdout).toMatch(/^ransomware .*\(built-in\) {2}not used: ours\/ransomware.yaml has this id$/m);
    expect((await tocsin(['cases', '--all', '--names'], { cwd: below })).stdout).toBe('SEC-001\n');
    expect((await tocsin(['log', '001'], { cwd: below })).stdout).toContain('Block the badge');
  });

  it('comes behind --cases, TOCSIN_CASES and --playbooks', async () => {
    write('tocsin.yaml', workspaceWith('cases: incidents\n'));
    write('mine/ransomware.yaml', playbook);
    write('answers.yaml', answers);
    const argv = ['run', '--answers', 'answers.yaml', '--playbooks', 'mine', '--cases', 'elsewhere'];
    expect((await tocsin(argv, { cwd })).code).toBe(0);
    expect(readdirSync(join(cwd, 'elsewhere'))).toEqual(['INC-2026-001-ransomware']);
  });

  it('lets the first of its folders win over the second', async () => {
    write('tocsin.yaml', workspaceWith('playbooks: [first, second]\n'));
    write('first/a.yaml', playbook);
    write('second/b.yaml', playbook.replace('Our', 'Their'));
    const { stdout } = await tocsin(['list'], { cwd });
    expect(stdout).toMatch(/^ransomware {2}Our ransomware 2.0.0 {2}\(first\/a.yaml\)$/m);
    expect(stdout).toMatch(/^ransomware {2}Their ransomware .*not used: first\/a.yaml has this id$/m);
  });

  it('that names a folder which is not there says so where playbooks are wanted', async () => {
    write('tocsin.yaml', workspaceWith('playbooks: [gone]\n'));
    const { code, stderr } = await tocsin(['list'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('tocsin.yaml names a folder of playbooks that is not there: gone.');
  });
});

describe('a broken workspace', () => {
  beforeEach(async () => {
    write('tocsin.yaml', workspaceWith('cases: incidents\n'));
    write('playbooks/ransomware.yaml', playbook);
    write('answers.yaml', answers.replace('close: { reason: over }', 'expect: { outcome: open }'));
    await tocsin(['run', '--answers', 'answers.yaml'], { cwd });
    write('tocsin.yaml', workspaceWith('cases: incidents\nrooster: [dana\n'));
  });

  it.each([['run', 'ransomware'], ['list'], ['show', 'ransomware']])(
    'is one sentence and exit 2 where it is needed: %s %s',
    async (...argv) => {
      const { code, stdout, stderr } = await tocsin([...argv, '--plain'], { cwd });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(
        /^tocsin: tocsin.yaml cannot be used: line 4: .*\n`tocsin lint tocsin.yaml` shows/,
      );
    },
  );

  it.each([
    ['verify', 3],
    ['log', 0],
    ['cases', 0],
    ['head', 0],
    ['report', 0],
  ] as const)('does not stop %s, which finds the cases still', async (command, code) => {
    expect(await tocsin([command], { cwd })).toMatchObject({ code, stderr: '' });
  });

  it('is left out of status, and said', async () => {
    const { code, stdout, stderr } = await tocsin(['status'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^INC-2026-001-ransomware/);
    expect(stderr).toMatch(/^Left out: tocsin.yaml cannot be used: line 4: /);
  });

  it('does not keep anybody from recording', async () => {
    expect((await tocsin(['note', 'The roster is broken'], { cwd })).code).toBe(0);
  });
});

describe('lint with a workspace', () => {
  it('takes tocsin.yaml and its playbooks where no path is given', async () => {
    write('tocsin.yaml', workspaceWith('playbooks: [ours]\nregimes: [regulations/gdpq]\n'));
    write('ours/a.yaml', playbook);
    const { code, stdout } = await tocsin(['lint', '--format', 'json'], { cwd });
    const { findings, summary } = JSON.parse(stdout);
    expect({ code, files: summary.files }).toEqual({ code: 1, files: 2 });
    expect(findings).toMatchObject([
      { rule: 'unknown-regime', file: 'tocsin.yaml', help: 'did you mean `regulations/gdpr`?' },
    ]);
  });

  it('knows the roles of own and built-in playbooks', async () => {
    write(
      'tocsin.yaml',
      workspaceWith('roster: { people: [{ name: dana, roles: [commander, driver, pilot] }] }\n'),
    );
    write('playbooks/a.yaml', playbook.replace('phases:', 'roles: { driver: { title: Driver } }\nphases:'));
    const { stdout } = await tocsin(['lint', '--format', 'json'], { cwd });
    expect(JSON.parse(stdout).findings).toMatchObject([
      { rule: 'unknown-role', message: expect.stringContaining('"pilot"') },
    ]);
  });

  it('says whom the roster lacks for what own playbooks require, or without any the built-in ones', async () => {
    write('tocsin.yaml', workspaceWith('roster: { people: [{ name: dana, roles: [commander] }] }\n'));
    const lint = async () => (await tocsin(['lint', 'tocsin.yaml'], { cwd })).stdout;
    expect(await lint()).toContain('warning unfilled-role: nobody of the roster can take the role `dpo`');
    write('playbooks/a.yaml', playbook.replace('phases:', 'roles: { driver: { title: Driver } }\nphases:'));
    expect(await lint()).toContain('nothing found');
    write(
      'playbooks/a.yaml',
      playbook.replace('phases:', 'roles: { driver: { title: Driver, required: true } }\nphases:'),
    );
    expect(await lint()).toContain('nobody of the roster can take the role `driver`');
  });

  it('grades the findings of playbooks as it says', async () => {
    const misspelt = playbook.replace('Block the badge }', 'Block the badge, marks: contianed }');
    write('playbooks/a.yaml', misspelt);
    expect((await tocsin(['lint'], { cwd })).stdout).toContain('warning unknown-milestone');
    write('tocsin.yaml', workspaceWith('lint: { rules: { unknown-milestone: error } }\n'));
    expect((await tocsin(['lint'], { cwd })).code).toBe(1);
    write('tocsin.yaml', workspaceWith('lint: { rules: { unknown-milestone: off } }\n'));
    expect((await tocsin(['lint'], { cwd })).stdout).toContain('nothing found');
  });
});

describe('init', () => {
  it('--yes writes a skeleton that lint has nothing against, and never over another', async () => {
    expect((await tocsin(['init', '--yes'], { cwd })).code).toBe(0);
    const text = readFileSync(join(cwd, 'tocsin.yaml'), 'utf8');
    expect(text).toMatch(/^tocsin-workspace: 1$/m);
    expect((await tocsin(['lint', '--fail-on', 'info'], { cwd })).code).toBe(0);
    const { code, stderr } = await tocsin(['init', '--yes'], { cwd });
    expect(code).toBe(1);
    expect(stderr).toContain('there is a tocsin.yaml here already, and it stays as it is.');
    expect(readFileSync(join(cwd, 'tocsin.yaml'), 'utf8')).toBe(text);
  });

  it('asks nobody where nobody is, and says what to do', async () => {
    const { code, stderr } = await tocsin(['init'], { cwd });
    expect(code).toBe(4);
    expect(stderr).toContain('`tocsin init --yes`');
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('writes nothing where the answers end early', async () => {
    const { code } = await tocsin(['init', '--plain'], { cwd, stdin: 'Example Ltd\n' });
    expect(code).toBe(4);
    expect(readdirSync(cwd)).toEqual([]);
  });
});

describe('doctor', () => {
  it('finds a sound machine ready, and says what to do next', async () => {
    const { code, stdout } = await tocsin(['doctor'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ok {3}Node {7}\d+\./m);
    expect(stdout).toMatch(/^note workspace {2}no tocsin.yaml/m);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('is exit 1 for a broken workspace, and for one that names what is not there', async () => {
    write('tocsin.yaml', workspaceWith('regimes: [regulations/gdpq]\n'));
    expect(await tocsin(['doctor'], { cwd })).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^BAD {2}workspace {2}tocsin.yaml:3: there is no regulation/m),
    });
    write('tocsin.yaml', 'tocsin-workspace: [\n');
    expect((await tocsin(['doctor'], { cwd })).code).toBe(1);
  });

  it('is exit 1 where no case could be opened', async () => {
    write('cases', 'a file in its place');
    expect(await tocsin(['doctor'], { cwd })).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^BAD {2}cases .*cannot be written: ENOTDIR/m),
    });
  });

  it('--json says the same to a program', async () => {
    const { stdout } = await tocsin(['doctor', '--json'], { cwd });
    const { version, ready, checks } = JSON.parse(stdout);
    expect({ version, ready }).toEqual({ version: 1, ready: true });
    expect(checks.map(({ about }: { about: string }) => about)).toEqual(
      expect.arrayContaining(['Node', 'terminal', 'cases', 'clock', 'workspace']),
    );
  });
});
