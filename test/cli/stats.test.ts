import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tocsin } from './tocsin.ts';

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'tocsin-stats-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

const stats = (...flags: string[]) => tocsin(['stats', ...flags], { cwd });

it.each([[['--html', '--csv']], [['--csv', '--json']]])(
  'refuses %j together: only one could be had',
  async flags => {
    const { code, stdout, stderr } = await stats(...flags);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`${flags.join(' and ')} do not go together.`);
  },
);

it('refuses a file without saying what goes into it, instead of leaving the file out', async () => {
  expect((await stats('--out', 'numbers.html')).code).toBe(2);
  expect((await stats('--html', '--out', 'numbers.html')).code).toBe(0);
  expect(existsSync(join(cwd, 'numbers.html'))).toBe(true);
});
