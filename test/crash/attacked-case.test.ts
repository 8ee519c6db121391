import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { AttackedCase } from './attacked-case.ts';
import { tocsin } from './failing-session.ts';
import { readRawLogs } from './raw-logs.ts';
import { noTally } from './tally.ts';

// Processes are started, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'tocsin-attacked-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('what the crash runs call sound', () => {
  const played = join(folder, 'played');
  let printed: string;
  let attacked: AttackedCase;
  let log: string;
  let rows: string[];
  beforeAll(async () => {
    const answers = 'playbooks/walkthroughs/phishing-false-alarm.yaml';
    printed = (await tocsin(['--cases', played, 'run', '--answers', answers])).stdout;
  });
  beforeEach(context => {
    const cases = join(folder, context.task.id);
    cpSync(played, cases, { recursive: true });
    attacked = new AttackedCase(cases, noTally());
    attacked.check(printed, '');
    log = [...readRawLogs(attacked.dir as string).values()][0]?.path as string;
    rows = readFileSync(log, 'utf8').split('\n').slice(0, -1);
  });

  test('is a case in which every printed entry lies', () => {
    expect(attacked.tally).toMatchObject({ lost: [], wrong: [] });
    expect(attacked.tally.acknowledged).toBeGreaterThan(15);
  });

  test('is not one that has lost an entry it had printed, in this sitting or an earlier one', () => {
    writeFileSync(log, `${rows.slice(0, -3).join('\n')}\n`);
    attacked.check('', '');
    expect(attacked.tally.lost).not.toEqual([]);
    const later = new AttackedCase(attacked.cases, noTally());
    later.check(printed, '');
    expect(later.tally.lost).not.toEqual([]);
  });

  test('is not one whose lines were changed', () => {
    writeFileSync(log, `${rows.join('\n').replace('"step.completed"', '"step.dropped"')}\n`);
    attacked.check(printed, '');
    expect(attacked.tally.wrong).not.toEqual([]);
  });

  test('is not one that shows as saved what no log has', () => {
    attacked.check('', 'saved #9999 03:09:51Z');
    expect(attacked.tally.lost).not.toEqual([]);
  });
});
