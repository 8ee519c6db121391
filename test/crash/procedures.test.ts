import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { library } from '../session/procedure.ts';
import { caseIn } from './attacked-case.ts';
import { tocsin } from './failing-session.ts';
import { outcomesOf } from './outcomes.ts';
import { readRawLogs } from './raw-logs.ts';

// Each case is gone on with from every line of its log, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'tocsin-procedures-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['side-by-side', 'quiet'],
  ['new-indicators', 'once'],
  ['named-suspect', 'cleared-late'],
  ['approved-by-name', 'yes'],
  ['several-timers', 'no-data'],
  ['calls-and-returns', 'called'],
  ['calls-and-returns', 'taken-over'],
])('%s, %s: a case that is killed after any line of its log comes to the same', async (playbook, name) => {
  const file = join(library, `${playbook}.yaml`);
  const answers = join(library, `walkthroughs/${playbook}-${name}.yaml`);
  const whole = join(folder, `${playbook}-${name}`);
  expect(
    (await tocsin(['--cases', whole, 'run', file, '--answers', answers, '--playbooks', library])).code,
  ).toBe(0);
  const outcomes = outcomesOf(caseIn(whole) as string);
  const rows = linesOf(whole);
  const closing = rows.findIndex(row => row.includes('"case.closed"'));
  for (let kept = 1; kept <= closing; kept++) {
    const cut = join(folder, `${playbook}-${name}-${kept}`);
    cpSync(whole, cut, { recursive: true });
    writeFileSync(logIn(cut), `${rows.slice(0, kept).join('\n')}\n`);
    const dir = caseIn(cut) as string;
    expect((await tocsin(['resume', dir, '--answers', answers, '--playbooks', library])).code).toBe(0);
    expect(outcomesOf(dir)).toEqual(outcomes);
    rmSync(cut, { recursive: true });
  }
});

function linesOf(cases: string): string[] {
  return readFileSync(logIn(cases), 'utf8').split('\n').slice(0, -1);
}

function logIn(cases: string): string {
  const [log] = readRawLogs(caseIn(cases) as string).values();
  if (!log) throw new Error(`${cases} has no log`);
  return log.path;
}
