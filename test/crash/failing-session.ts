import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { verifyCase } from '../../src/case/verify-case.ts';
import type { Io } from '../../src/io.ts';
import { main } from '../../src/main.ts';
import { findTold, toldIn } from './acknowledged.ts';
import { caseIn } from './attacked-case.ts';
import { readCasePlaybook } from './case-playbook.ts';
import { type Fault, failDisk } from './failing-disk.ts';
import { outcomesOf } from './outcomes.ts';
import { seeded } from './random.ts';
import { readRawLogs } from './raw-logs.ts';

export interface FaultRun {
  /** False where the session ended before the call was reached. */
  struck: boolean;
  code: number;
  stderr: string;
  acknowledged: number;
  /** The fault hit while the case was being made. */
  beforeACase: boolean;
  wrong: string[];
}

/** A walkthrough's files, and what it comes to undisturbed. */
export interface Script {
  answers: string;
  playbook: string;
  outcomes: string[];
}

/** Plays a walkthrough inside this process on a disk that goes wrong, then again on a sound one, and says what does not hold. */
export async function playWithFault(fault: Fault, script: Script, cases: string): Promise<FaultRun> {
  const { playbook, answers } = script;
  const disk = failDisk(fault);
  const first = await tocsin(['--cases', cases, 'run', playbook, '--answers', answers]).finally(disk.mend);
  const wrong: string[] = [];
  const run = { struck: disk.struck() > 0, code: first.code, stderr: first.stderr, wrong };
  if (first.code !== 0 && !isClear(first)) wrong.push(`it ended with ${first.code}: ${first.stderr}`);
  const dir = caseIn(cases);
  const told = toldIn(first.stdout);
  const logs = dir === undefined ? [] : [...readRawLogs(dir).values()];
  const carried = dir === undefined ? undefined : readCasePlaybook(dir);
  for (const entry of told)
    if (!findTold(entry, logs, carried)) wrong.push(`printed as recorded and in no log: ${entry.line}`);
  if (dir === undefined) {
    const left = existsSync(cases) ? readdirSync(cases) : [];
    if (left.length > 0) wrong.push(`a case that could not be made left ${left.join(', ')}`);
  } else {
    for (const { kind, what } of verifyCase(dir).problems)
      if (kind !== 'torn-tail') wrong.push(`verify finds ${kind}: ${what}`);
  }
  wrong.push(...(await goOn(script, cases, dir, first.code)));
  return { ...run, acknowledged: told.length, beforeACase: dir === undefined };
}

/** Any failure but a bug: exit code 3 and a sentence that says what is not on the record or could not be made. */
function isClear({ code, stderr }: Ran): boolean {
  return code === 3 && /^tocsin: .*(NOT recorded|cannot )/.test(stderr) && !stderr.includes('a bug');
}

async function goOn(
  { playbook, answers, outcomes }: Script,
  cases: string,
  dir: string | undefined,
  code: number,
): Promise<string[]> {
  const args =
    dir === undefined ? ['run', playbook, '--answers', answers] : ['resume', dir, '--answers', answers];
  const second = code === 0 ? undefined : await tocsin(['--cases', cases, ...args]);
  if (second && second.code !== 0)
    return [`on a sound disk it did not go on: ${second.code} ${second.stderr}`];
  const made = caseIn(cases) as string;
  const found = outcomesOf(made);
  const missing = outcomes.filter(outcome => !found.includes(outcome));
  const more = found.filter(outcome => !outcomes.includes(outcome));
  return [
    ...missing.map(outcome => `missing in the end: ${outcome}`),
    ...more.map(outcome => `only after the fault: ${outcome}`),
    ...verifyCase(made).problems.map(({ kind, what }) => `verify finds, in the end, ${kind}: ${what}`),
  ];
}

export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

/** The whole program inside this process, with nobody at the terminal. */
export async function tocsin(argv: readonly string[]): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') =>
    new PassThrough().on('data', chunk => {
      written[name] += chunk;
    });
  const io: Io = {
    stdin: new PassThrough().end(),
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    env: { LANG: 'C.UTF-8' },
    cwd: process.cwd(),
    user: 'dana',
    host: 'soc-7',
    clock: { now: () => Date.now(), mono: () => performance.now() },
    random: chance.next,
    nonce: () => '0'.repeat(32),
  };
  const code = await main(argv, io);
  return { code, ...written };
}

const chance = seeded(7);

/** What a walkthrough (`phishing`, `false-alarm`) comes to on a sound disk. */
export async function readScript(
  playbooks: string,
  id: string,
  walkthrough: string,
  folder: string,
): Promise<Script> {
  const answers = join(playbooks, 'walkthroughs', `${id}-${walkthrough}.yaml`);
  const playbook = join(playbooks, `${id}.yaml`);
  const { code, stderr } = await tocsin(['--cases', folder, 'run', playbook, '--answers', answers]);
  if (code !== 0) throw new Error(`${answers} does not play to its end: ${code} ${stderr}`);
  return { answers, playbook, outcomes: outcomesOf(caseIn(folder) as string) };
}
