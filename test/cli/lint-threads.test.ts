import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { threadsFor } from '../../src/commands/lint/threads-for.ts';
import { tocsin } from './tocsin.ts';

let cwd = '';
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'tocsin-threads-'));
  mkdirSync(join(cwd, 'playbooks/fragments'), { recursive: true });
  writeFileSync(
    join(cwd, 'playbooks/fragments/shared.yaml'),
    'tocsin-fragment: 1\nid: shared\ntitle: Shared\nsteps: [{ id: tell, title: Tell #now\n }]\n',
  );
  for (let i = 0; i < 30; i++) {
    const title = i % 3 === 0 ? 'titel' : 'title';
    const text = `tocsin: 1\nid: book-${i % 7}\n${title}: Book\nversion: 1.0.0\nphases: [{ id: act, title: Act, steps: [{ id: a, title: A, needs: [b${i}] }, { include: fragments/shared.yaml }] }]\n`;
    writeFileSync(join(cwd, `playbooks/${i}.yaml`), text);
  }
});
afterAll(() => rmSync(cwd, { recursive: true }));

function built(...flags: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('dist/cli.cjs'), 'lint', ...flags],
    {
      cwd,
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr };
}

it('threads find the same in the same order as one does', () => {
  const alone = built('--format', 'json', '--threads', '1');
  expect(alone.status).toBe(1);
  expect(JSON.parse(alone.stdout).findings.length).toBeGreaterThan(30);
  expect(built('--format', 'json', '--threads', '3')).toEqual(alone);
});

it('more threads than files do no harm', () => {
  expect(built('playbooks/1.yaml', '--format', 'json', '--threads', '9')).toEqual(
    built('playbooks/1.yaml', '--format', 'json', '--threads', '1'),
  );
});

it('where threads cannot be had, as in the sources, one finds the same', async () => {
  const { stdout } = await tocsin(['lint', '--format', 'json', '--threads', '3'], { cwd });
  expect(JSON.parse(stdout)).toEqual(JSON.parse(built('--format', 'json', '--threads', '1').stdout));
});

it('a few files are linted where they are', () => {
  expect(threadsFor(new Map([['a.yaml', 'x'.repeat(20_000)]]))).toBe(1);
});

it.each(['0', '-1', 'many', '1.5', '100'])('--threads %s is exit 2', async count => {
  expect((await tocsin(['lint', '--threads', count], { cwd })).code).toBe(2);
});
