import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tocsin } from './tocsin.ts';

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'tocsin-formats-'));
  mkdirSync(join(cwd, 'ir'));
  writeFileSync(
    join(cwd, 'ir/a.yaml'),
    `tocsin: 1
id: a
titel: A
version: 1.0.0
phases: [{ id: b, title: B, steps: [{ id: c, title: C }] }]
`,
  );
});
afterEach(() => rmSync(cwd, { recursive: true }));

test('an --output takes the --format before it, and what is left goes to standard output', async () => {
  const { code, stdout, stderr } = await tocsin(
    [
      'lint',
      'ir',
      '--format',
      'sarif',
      '--output',
      'a.sarif',
      '--format',
      'compact',
      '--format',
      'junit',
      '--output',
      'a.xml',
    ],
    { cwd },
  );
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toMatch(/^ir\/a\.yaml:3:1: error schema /);
  expect(JSON.parse(readFileSync(join(cwd, 'a.sarif'), 'utf8')).version).toBe('2.1.0');
  expect(readFileSync(join(cwd, 'a.xml'), 'utf8')).toContain('<testsuites');
});

test('where everything goes to files, a person reads how much was found', async () => {
  expect(await tocsin(['lint', 'ir', '--format', 'pretty', '--output', 'a.txt'], { cwd })).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^\d errors? in 1 file; --fix mends 1\n$/),
  });
  expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toContain('ir/a.yaml:3:1');
});

test('- is standard output', async () => {
  const { stdout } = await tocsin(['lint', 'ir', '--format', 'gitlab', '--output', '-'], { cwd });
  expect(JSON.parse(stdout)[0].check_name).toBe('schema');
});

test.each([
  [['--output', 'a.txt', '--format', 'json'], '--output a.txt has no format.'],
  [['--format', 'json', '--format', 'compact'], 'json and compact would mix on standard output.'],
  [['--format', 'yaml'], "'yaml' is invalid. Allowed choices are pretty, compact"],
  [['--format', 'json', '--format', 'yaml'], "'yaml' is invalid. Allowed choices are pretty, compact"],
])('%j is exit 2', async (flags, message) => {
  const { code, stdout, stderr } = await tocsin(['lint', 'ir', ...flags], { cwd });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});

test('a file that cannot be written is exit 3', async () => {
  const { code, stderr } = await tocsin(['lint', 'ir', '--format', 'json', '--output', 'no/a.json'], { cwd });
  expect(code).toBe(3);
  expect(stderr).toContain('cannot write no/a.json: ENOENT.');
});

test('services find files from the root of the repository', async () => {
  mkdirSync(join(cwd, '.git'));
  const from = { cwd: join(cwd, 'ir') };
  const { stdout: gitlab } = await tocsin(['lint', 'a.yaml', '--format', 'gitlab'], from);
  expect(JSON.parse(gitlab)[0].location.path).toBe('ir/a.yaml');
  const { stdout: github } = await tocsin(['lint', 'a.yaml', '--format', 'github'], from);
  expect(github).toMatch(/^::error file=ir\/a\.yaml,line=3,/);
  expect(github).toContain('\na.yaml:3:1: error schema');
});
