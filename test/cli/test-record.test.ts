import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { tocsin } from './tocsin.ts';

vi.setConfig({ testTimeout: 60_000 });

const shipped = join(import.meta.dirname, '../../playbooks');
const procedures = join(import.meta.dirname, '../fixtures/procedures');

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'tocsin-record-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

it.each([
  ['values in lists, a wait that ended early, measures', shipped, 'phishing-bad'],
  ['rounds', shipped, 'ransomware-common'],
  ['approvals and a denial', procedures, 'approved-by-name-no'],
  ['commands, and steps for each value', procedures, 'new-indicators-again-and-again'],
  ['deadlines that were met', procedures, 'several-timers-late-supplier'],
  ['an override', procedures, 'side-by-side-out-of-step'],
  ['another playbook', procedures, 'calls-and-returns-taken-over'],
])('makes a walkthrough of a case that passes: %s', async (_, library, name) => {
  const recorded = await recordedFrom(library, name);
  expect({ code: recorded.code, stderr: recorded.stderr }).toEqual({ code: 0, stderr: '' });
  mkdirSync(join(cwd, 'playbooks/walkthroughs'));
  writeFileSync(join(cwd, 'playbooks/walkthroughs/recorded.yaml'), recorded.stdout);
  const { code, stdout } = await tocsin(['test', 'playbooks/walkthroughs/recorded.yaml'], { cwd });
  expect(stdout).toContain('1 walkthrough passed');
  expect(code).toBe(0);
  expect((await tocsin(['lint', 'playbooks/walkthroughs'], { cwd })).code).toBe(0);
});

it('expects what the case came to', async () => {
  const { stdout } = await recordedFrom(shipped, 'phishing-false-alarm');
  expect(stdout).toMatch(/^tocsin-walkthrough: 1\nplaybook: phishing\nname: As in CASE$/m);
  expect(stdout.slice(stdout.indexOf('expect:'))).toBe(`expect:
  outcome: closed
  path:
    - keep-original
    - read-headers
    - open-lure-safely
    - note-links
    - verdict
    - explain-false-alarm
  decisions:
    verdict: false-alarm
  measures_in_force: []
  overrides: []
`);
});

it('leaves sensitive values out, and says what is missing then', async () => {
  const { code, stdout, stderr } = await recordedFrom(procedures, 'named-suspect-cleared');
  expect(code).toBe(1);
  expect(stderr).toContain('it has no suspect, and the case cannot open without');
  expect(stdout).not.toMatch(/^ *suspect:/m);
});

it('wants a case that is closed', async () => {
  library(shipped);
  const answers = join(cwd, 'open.yaml');
  writeFileSync(
    answers,
    'tocsin-walkthrough: 1\nplaybook: phishing\nstart: 2026-11-21T02:10:00Z\ninputs: { reporter: lee, subject: Parcel }\nanswers: { keep-original: { sender: a@example.com } }\n',
  );
  await tocsin(['--cases', 'cases', 'run', '--answers', answers, '--name', 'CASE'], { cwd });
  const { code, stderr } = await tocsin(['--cases', 'cases', 'test', '--record', 'CASE'], { cwd });
  expect(code).toBe(1);
  expect(stderr).toContain('a case that is open has no end to expect');
});

async function recordedFrom(from: string, name: string) {
  library(from);
  const answers = join(from, 'walkthroughs', `${name}.yaml`);
  const ran = await tocsin(['--cases', 'cases', 'run', '--answers', answers, '--name', 'CASE'], { cwd });
  expect(ran.code).toBe(0);
  return tocsin(['--cases', 'cases', 'test', '--record', 'CASE'], { cwd });
}

/** The playbooks of a library without its walkthroughs. */
function library(from: string): void {
  const filter = (path: string) => basename(path) !== 'walkthroughs';
  cpSync(from, join(cwd, 'playbooks'), { recursive: true, filter });
  if (from !== shipped)
    cpSync(join(shipped, 'regulations'), join(cwd, 'playbooks/regulations'), { recursive: true });
}
