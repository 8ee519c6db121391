import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tocsin } from './tocsin.ts';

const right = `# The badge\r
tocsin: 1\r
id: lost-badge   # short\r
title: Lost badge\r
version: 1.0.0\r
phases:\r
  - id: act\r
    title: Act\r
    steps:\r
      - { id: block-badge, title: Block the badge, critical: true }\r
      - { id: tell, title: Tell, needs: [block-badge] }\r
`;
const wrong = right
  .replace('title: Lost', 'titel: Lost')
  .replace('true', 'yes')
  .replace('[block-badge', '[block-bage');

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'tocsin-fix-'));
  writeFileSync(join(cwd, 'a.yaml'), wrong);
});
afterEach(() => rmSync(cwd, { recursive: true }));

const read = (name: string) => readFileSync(join(cwd, name), 'utf8');

test('--fix mends what is certain, also what the first fixes uncover, and keeps the rest of the file', async () => {
  const { code, stderr } = await tocsin(['lint', 'a.yaml', '--fix'], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'mended 3 findings in 1 file\n' });
  expect(read('a.yaml')).toBe(right);
  expect(readdirSync(cwd)).toEqual(['a.yaml']);
});

test('what it cannot mend is still found', async () => {
  writeFileSync(join(cwd, 'a.yaml'), wrong.replace('[block-bage]', '[elsewhere]'));
  const { code, stdout } = await tocsin(['lint', 'a.yaml', '--fix'], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain('a.yaml:11:42');
  expect(stdout).not.toContain('titel');
});

test('--fix --dry-run writes nothing and shows what it would write', async () => {
  const { code, stdout } = await tocsin(['lint', 'a.yaml', '--fix', '--dry-run'], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain('--- a/a.yaml\n+++ b/a.yaml\n@@');
  expect(stdout).toContain('-titel: Lost badge');
  expect(stdout).toContain('+title: Lost badge');
  expect(read('a.yaml')).toBe(wrong);
});

test('a clean file is not written, and a dry run of it is silent', async () => {
  writeFileSync(join(cwd, 'a.yaml'), right);
  const before = statSync(join(cwd, 'a.yaml')).ino;
  expect((await tocsin(['lint', 'a.yaml', '--fix'], { cwd })).stderr).toBe('');
  expect(statSync(join(cwd, 'a.yaml')).ino).toBe(before);
  expect(await tocsin(['lint', 'a.yaml', '--fix', '--dry-run'], { cwd })).toEqual({
    code: 0,
    stdout: '',
    stderr: '',
  });
});

test.runIf(process.platform !== 'win32')('mode and links stay as they are', async () => {
  chmodSync(join(cwd, 'a.yaml'), 0o640);
  symlinkSync('a.yaml', join(cwd, 'b.yaml'));
  await tocsin(['lint', 'b.yaml', '--fix'], { cwd });
  expect(read('a.yaml')).toBe(right);
  expect(statSync(join(cwd, 'a.yaml')).mode & 0o777).toBe(0o640);
});

test('a file that is no UTF-8 is left alone', async () => {
  const bytes = Buffer.concat([Buffer.from(wrong), Buffer.from([0x23, 0x20, 0xff, 0x0a])]);
  writeFileSync(join(cwd, 'a.yaml'), bytes);
  await tocsin(['lint', 'a.yaml', '--fix'], { cwd });
  expect(readFileSync(join(cwd, 'a.yaml'))).toEqual(bytes);
});

test.each([
  [['--dry-run', 'a.yaml'], '--dry-run shows what --fix would write.'],
  [['--fix', '-'], '--fix cannot write to standard input.'],
])('%j is exit 2', async (flags, message) => {
  const { code, stderr } = await tocsin(['lint', ...flags], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});
