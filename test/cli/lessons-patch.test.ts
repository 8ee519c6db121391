import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tocsin } from './tocsin.ts';

const playbook = (id: string, more = '') => `tocsin: 1
id: ${id}
title: Small

version: 1.0.0  \nphases:
  - id: act
    title: Act
    steps:
      - id: look
        title: Look\t# first
      - include: fragments/shared.yaml
        as: it
${more}`;

const fragment = `tocsin-fragment: 1
id: shared
title: Shared
steps:
  - id: pull
    title: Pull the plug
`;

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tocsin-patch-'));
  mkdirSync(join(root, 'our books/fragments'), { recursive: true });
  mkdirSync(join(root, 'below'));
  writeFileSync(
    join(root, 'tocsin.yaml'),
    'tocsin-workspace: 1\norganisation: Example\nplaybooks: [our books]\n',
  );
  write('small.yaml', playbook('small'));
  write('fragments/shared.yaml', fragment);
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, text: string): void {
  writeFileSync(join(root, 'our books', file), text);
}

function read(file: string): string {
  return readFileSync(join(root, 'our books', file), 'utf8');
}

const run = (...argv: string[]) => tocsin(argv, { cwd: join(root, 'below'), random: Math.random });

/** A case of the playbook, and an action that concerns each of these steps. */
async function learnt(id: string, ...steps: string[]): Promise<void> {
  const answers = join(root, 'answers.yaml');
  writeFileSync(
    answers,
    `tocsin-walkthrough: 1\nplaybook: ${id}\nstart: 2026-11-21T02:10:00Z\nanswers: { "*": done }\n`,
  );
  const ran = await run('run', '--answers', answers, '--name', id);
  expect([ran.code, ran.stderr]).toEqual([0, expect.anything()]);
  for (const step of steps) {
    const about = ['--owner', 'lee', '--due', '2026-12-31', '--kind', 'playbook', '--step', step];
    expect(await run('action', 'add', `Better ${id} ${step}`, ...about, '--case', id)).toMatchObject({
      code: 0,
    });
  }
}

it.each([
  ['git', ['apply', '--whitespace=nowarn', '-']],
  ['patch', ['-p1', '--silent']],
])(
  'applies by %s in the workspace’s folder, from wherever it was asked for, a shared fragment once',
  async (program, flags) => {
    write('other.yaml', playbook('other').replaceAll('\n', '\r\n'));
    await learnt('small', 'look', 'it/pull');
    await learnt('other', 'look', 'it/pull');
    const { stdout, stderr } = await run('lessons', '--patch');
    expect(stderr).toBe('');
    execFileSync(program, flags, { cwd: root, input: stdout });
    expect(read('small.yaml')).toContain('      # To do by 2026-12-31, lee: Better small look (small#');
    expect(read('small.yaml')).toContain('version: 1.0.0  \n');
    expect(read('other.yaml')).toMatch(/: Better other look \(other#\d+\)\r\n/);
    expect(read('fragments/shared.yaml')).toMatch(/Better other it\/pull[\s\S]*Better small it\/pull/);
  },
);

it('what lies elsewhere is refused in a sentence', async () => {
  await learnt('small', 'look');
  mkdirSync(join(root, 'cases'), { recursive: true });
  rmSync(join(root, 'tocsin.yaml'));
  const flags = ['--cases', '../cases', '--playbooks', '../our books'];
  const elsewhere = await run('lessons', '--patch', ...flags);
  expect(elsewhere.stdout).toBe('');
  expect(elsewhere.stderr).toContain(`our books/small.yaml does not lie in ${join(root, 'below')}`);
});
