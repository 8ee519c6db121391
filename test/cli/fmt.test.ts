import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tocsin } from './tocsin.ts';

const tidy = `tocsin: 1
id: lost-badge
title: Lost badge # or stolen
version: 1.0.0
phases:
  - id: act
    title: Act
    steps:
      - { id: block-badge, title: Block the badge }
`;
const untidy = tidy
  .replace('id: lost-badge\n', '')
  .replace('version', 'id: lost-badge\nversion')
  .replace('{ id', '{id');

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'tocsin-fmt-'));
  writeFileSync(join(cwd, 'a.yaml'), untidy);
  writeFileSync(join(cwd, 'b.yaml'), tidy);
});
afterEach(() => rmSync(cwd, { recursive: true }));

const read = (name: string) => readFileSync(join(cwd, name), 'utf8');

describe('tocsin fmt', () => {
  it('lays files out and names those that it changed', async () => {
    expect(await tocsin(['fmt', '.'], { cwd })).toEqual({ code: 0, stdout: 'a.yaml\n', stderr: '' });
    expect(read('a.yaml')).toBe(tidy);
    expect(await tocsin(['fmt', '.'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('--check writes nothing and is exit 1 where a file is laid out otherwise', async () => {
    expect(await tocsin(['fmt', '--check', '.'], { cwd })).toEqual({
      code: 1,
      stdout: 'a.yaml is laid out otherwise\n',
      stderr: '',
    });
    expect(read('a.yaml')).toBe(untidy);
    expect((await tocsin(['fmt', '--check', 'b.yaml'], { cwd })).code).toBe(0);
  });

  it('- reads standard input and writes to standard output', async () => {
    expect(await tocsin(['fmt', '-'], { cwd, stdin: untidy })).toEqual({ code: 0, stdout: tidy, stderr: '' });
    expect((await tocsin(['fmt', '-', '--check'], { cwd, stdin: untidy })).code).toBe(1);
  });

  it('refuses what does not parse, says where, and formats the others', async () => {
    writeFileSync(join(cwd, 'c.yaml'), tidy.replace('title: Act', 'title: Act: now'));
    const { code, stdout, stderr } = await tocsin(['fmt', '.'], { cwd });
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'a.yaml\n' });
    expect(stderr).toContain('c.yaml:7:');
    expect(read('c.yaml')).toContain('Act: now');
  });

  it.each([
    ['some other YAML', 'services: {}\n', 'is no playbook'],
    [
      'what is not UTF-8',
      Buffer.concat([Buffer.from(tidy), Buffer.from([0x23, 0xff, 0x0a])]),
      'is not all UTF-8',
    ],
  ])('leaves %s alone', async (_, content, message) => {
    writeFileSync(join(cwd, 'c.yaml'), content);
    const { code, stderr } = await tocsin(['fmt', 'c.yaml'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('tocsin new', () => {
  it.each([
    [[]],
    [['--title', 'A: "b" #c', '--owner', '- x']],
    [['--title', 'Verlust des Ausweises', '--owner', 'dana']],
  ])('writes a playbook that lint and fmt have nothing against: %j', async flags => {
    const { code, stdout } = await tocsin(['new', 'stolen-badge', ...flags], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^playbooks\/stolen-badge\.yaml\n/);
    expect(await tocsin(['lint', '--fail-on', 'info'], { cwd })).toMatchObject({ code: 0 });
    expect(await tocsin(['fmt', '--check'], { cwd })).toMatchObject({ code: 0, stdout: '' });
  });

  it('never writes over one that is there', async () => {
    await tocsin(['new', 'stolen-badge'], { cwd });
    writeFileSync(join(cwd, 'playbooks/stolen-badge.yaml'), 'mine');
    const { code, stderr } = await tocsin(['new', 'stolen-badge'], { cwd });
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining('is there already') });
    expect(read('playbooks/stolen-badge.yaml')).toBe('mine');
  });

  it.each(['Stolen Badge', '../badge', 'a--b', '9a', 'a'.repeat(65)])('refuses %j as an id', async id => {
    expect((await tocsin(['new', id], { cwd })).code).toBe(2);
  });

  it('goes into the folder that the workspace names', async () => {
    writeFileSync(
      join(cwd, 'tocsin.yaml'),
      'tocsin-workspace: 1\norganisation: Example Ltd\nplaybooks: [ir]\n',
    );
    await tocsin(['new', 'stolen-badge'], { cwd });
    expect(read('ir/stolen-badge.yaml')).toContain('owner: Example Ltd\n');
  });
});
