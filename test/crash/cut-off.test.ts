import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { caseIn } from './attacked-case.ts';
import { readScript, tocsin } from './failing-session.ts';
import { outcomesOf } from './outcomes.ts';

// Processes are started, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'tocsin-crash-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a case cut off right after its opening comes to what an undisturbed one does, the opening’s time included', async () => {
  const { answers, playbook, outcomes } = await readScript('playbooks', 'phishing', 'false-alarm', folder);
  const cases = join(folder, 'cut');
  await tocsin(['--cases', cases, 'run', playbook, '--answers', answers]);
  const dir = caseIn(cases) as string;
  const [name] = readdirSync(join(dir, 'log')).filter(file => file.endsWith('.jsonl'));
  const log = join(dir, 'log', name as string);
  const opening = readFileSync(log, 'utf8').split('\n')[0] as string;
  truncateSync(log, Buffer.byteLength(opening) + 1);

  expect((await tocsin(['resume', dir, '--answers', answers])).code).toBe(0);
  expect(outcomesOf(dir)).toEqual(outcomes);
  expect(outcomes).toContain('milestone.set|||1|||opened|||||||');
});

test('a folder in which no case was opened stands in nobody’s way', async () => {
  const { answers, playbook } = await readScript(
    'playbooks',
    'phishing',
    'false-alarm',
    join(folder, 'first'),
  );
  const cases = join(folder, 'half');
  await tocsin(['--cases', cases, 'run', playbook, '--answers', answers]);
  const dir = caseIn(cases) as string;
  for (const file of readdirSync(join(dir, 'log'))) truncateSync(join(dir, 'log', file), 0);
  rmSync(join(dir, 'case.json'));

  expect((await tocsin(['--cases', cases, 'cases', '--all'])).stdout).not.toContain('phishing');
  expect((await tocsin(['--cases', cases, 'run', playbook, '--answers', answers])).code).toBe(0);
  expect(existsSync(`${dir}-2`)).toBe(true);
});

test('a case whose process was cut off right after closing it is closed, and nothing more is played', async () => {
  const { answers, playbook, outcomes } = await readScript(
    'playbooks',
    'ransomware',
    'bad',
    join(folder, 'r'),
  );
  const cases = join(folder, 'closed');
  await tocsin(['--cases', cases, 'run', playbook, '--answers', answers]);
  const dir = caseIn(cases) as string;
  const [name] = readdirSync(join(dir, 'log')).filter(file => file.endsWith('.jsonl'));
  const log = join(dir, 'log', name as string);
  const lines = readFileSync(log, 'utf8').split('\n').slice(0, -2);
  expect(lines.at(-1)).toContain('"type":"case.closed"');
  truncateSync(log, Buffer.byteLength(lines.join('\n')) + 1);

  const { code, stdout } = await tocsin(['resume', dir, '--answers', answers]);
  expect([code, stdout]).toEqual([0, expect.stringContaining('is closed')]);
  expect(outcomesOf(dir)).toEqual(outcomes);
});
