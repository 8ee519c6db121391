import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tocsin } from './tocsin.ts';

const clean = `tocsin: 1
id: lost-badge
title: Lost badge
version: 1.0.0
phases:
  - id: act
    title: Act
    steps:
      - { id: block-badge, title: Block the badge }
`;
const faulty = clean.replace('title: Lost badge', 'titel: Lost badge');

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'tocsin-lint-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(join(cwd, path, '..'), { recursive: true });
  writeFileSync(join(cwd, path), text);
}

test('a clean file is exit 0 and says how much was looked at', async () => {
  write('a.yaml', clean);
  const { code, stdout, stderr } = await tocsin(['lint', 'a.yaml'], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('1 file');
});

test('a fault is exit 1, with its place, the line and what to do', async () => {
  write('a.yaml', faulty);
  const { code, stdout } = await tocsin(['lint', 'a.yaml'], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain('a.yaml:3:1');
  expect(stdout).toMatch(/3 [|│] titel: Lost badge/);
  expect(stdout).toContain('did you mean `title`?');
});

test('--format json has a version, every finding and a summary', async () => {
  write('a.yaml', faulty);
  write('b.yaml', clean.replace('id: lost-badge', 'id: found-badge'));
  const { code, stdout } = await tocsin(['lint', '.', '--format', 'json'], { cwd });
  const report = JSON.parse(stdout);
  expect(code).toBe(1);
  expect(report).toMatchObject({ version: 1, summary: { files: 2, errors: 1, warnings: 0, infos: 0 } });
  expect(report.findings).toEqual([
    expect.objectContaining({
      file: 'a.yaml',
      rule: 'schema',
      range: expect.objectContaining({ start: { line: 3, column: 1 } }),
    }),
  ]);
});

test('folders are walked; hidden ones, node_modules and YAML of other programs are left out', async () => {
  write('ir/deep/a.yml', faulty);
  write('ir/.hidden/b.yaml', faulty);
  write('ir/node_modules/c.yaml', faulty);
  write('ir/compose.yaml', 'services: {}\n');
  write('ir/notes.txt', faulty);
  symlinkSync(cwd, join(cwd, 'ir/loop'));
  const { findings, summary } = JSON.parse(
    (await tocsin(['lint', 'ir', '--format', 'json'], { cwd })).stdout,
  );
  expect(summary.files).toBe(1);
  expect(findings.map(({ file }: { file: string }) => file)).toEqual(['ir/deep/a.yml']);
});

test('a file that is named is linted, whatever it is', async () => {
  write('compose.yaml', 'services: {}\n');
  expect((await tocsin(['lint', 'compose.yaml'], { cwd })).code).toBe(1);
});

test('without paths it is ./playbooks', async () => {
  write('playbooks/a.yaml', faulty);
  expect((await tocsin(['lint'], { cwd })).stdout).toContain('playbooks/a.yaml:3:1');
});

test('a file named twice is linted once', async () => {
  write('a.yaml', clean);
  const { stdout } = await tocsin(['lint', 'a.yaml', '.', './a.yaml', '--format', 'json'], { cwd });
  expect(JSON.parse(stdout).summary.files).toBe(1);
});

test('- is standard input, by the name that --stdin-filename gives', async () => {
  const { code, stdout } = await tocsin(['lint', '-', '--stdin-filename', 'ir/draft.yaml'], {
    cwd,
    stdin: faulty,
  });
  expect(code).toBe(1);
  expect(stdout).toContain('ir/draft.yaml:3:1');
  expect((await tocsin(['lint', '-'], { cwd, stdin: clean })).code).toBe(0);
});

test.each([
  [['none.yaml'], 'there is no file or folder `none.yaml`.'],
  [['empty'], 'there is no playbook in empty.'],
  [[], 'there is no folder `playbooks` here.'],
])('a path that matches nothing is exit 2: lint %j', async (paths, message) => {
  mkdirSync(join(cwd, 'empty'));
  const { code, stdout, stderr } = await tocsin(['lint', ...paths], { cwd });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});

test('playbooks of one folder are looked at together, those of several are not', async () => {
  write('a/one.yaml', clean);
  write('b/one.yaml', clean);
  expect(await tocsin(['lint', 'a', 'b', '--fail-on', 'info'], { cwd })).toMatchObject({ code: 0 });
  write('a/two.yaml', clean);
  const { code, stdout } = await tocsin(['lint', 'a', 'b'], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain('error duplicate-playbook');
  expect(stdout).toContain('a/two.yaml:2:5');
  expect(stdout).toContain('a/one.yaml:2:5 it stands here first');
});

test('reviews grow old by the clock of the machine', async () => {
  write('a.yaml', clean.replace('phases:', 'reviewed: 2020-01-31\nphases:'));
  expect((await tocsin(['lint', 'a.yaml'], { cwd })).stdout).toContain('warning stale-review');
});

test('--explain says what a rule is about', async () => {
  const { code, stdout } = await tocsin(['lint', '--explain', 'unknown-step']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^unknown-step {2}error\n\nA jump/);
  expect(stdout).toContain('It finds\n  - id:');
});

test('--explain of a rule that does not exist is exit 2 and says what was meant', async () => {
  expect(await tocsin(['lint', '--explain', 'unknown-stpe'])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'tocsin: there is no rule `unknown-stpe`.\nDid you mean `unknown-step`?\n',
  });
});

test('nothing in a file acts on the terminal', async () => {
  write('a.yaml', faulty.replace('Lost', '\u001b[2J\u202eLost'));
  expect((await tocsin(['lint', 'a.yaml'], { cwd })).stdout).not.toMatch(/[\u001b\u202e]/);
});

test('the playbooks that ship are clean', async () => {
  expect(await tocsin(['lint', 'playbooks', '--fail-on', 'info'])).toMatchObject({ code: 0 });
});

test.runIf(process.platform !== 'win32')('a device is no file to lint', async () => {
  expect(await tocsin(['lint', '/dev/zero'])).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'tocsin: the file `/dev/zero` cannot be read: it is a pipe or a device, not a regular file.\nName a YAML file, or - for standard input.\n',
  });
});
