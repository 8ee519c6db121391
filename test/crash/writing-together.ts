import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { verifyCase } from '../../src/case/verify-case.ts';
import { readMilestone, readSeverity } from '../../src/engine/state.ts';
import type { CaseSession } from '../../src/session/case-session.ts';
import { openSession } from '../../src/session/open-session.ts';
import type { Product } from './product.ts';
import type { Random } from './random.ts';
import { readRawLogs } from './raw-logs.ts';

export interface Together {
  commands: number;
  refused: number;
  /** Entries that commands said they recorded, each looked up in the logs. */
  recorded: number;
  logs: number;
  lines: number;
  wrong: string[];
}

/** Terminals, one for each person named, give a case one command after another, all at the same time; others read it meanwhile. */
export async function writeTogether(
  product: Product,
  dir: string,
  people: readonly string[],
  commands: number,
  random: Random,
): Promise<Together> {
  const came: Together = { commands: 0, refused: 0, recorded: 0, logs: 0, lines: 0, wrong: [] };
  const onlooker = openSession({
    dir,
    io: onlookersWorld(random),
    actor: { name: 'onlooker' },
    tool: 'test',
  });
  const said: Said[] = [];
  let working = true;
  const looking = (async () => {
    for (; working; await pause(40)) onlooker.take();
  })();
  await Promise.all(
    people.map(async (person, terminal) => {
      for (let i = 0; came.commands < commands; i++) {
        came.commands++;
        const act = anAct(dir, `${person} ${terminal} ${i}`, random);
        const { code, stdout, stderr } = await product.run(['--as', person, ...act, '--case', dir, '--json']);
        if (code === 1) came.refused++;
        else if (code === 0) said.push(...(JSON.parse(stdout) as { recorded: Said[] }).recorded);
        else came.wrong.push(`${act.join(' ')} ended with ${code}: ${stderr}`);
      }
    }),
  );
  working = false;
  await looking;
  onlooker.take();
  const logs = readRawLogs(dir);
  came.recorded = said.length;
  came.logs = logs.size;
  came.lines = [...logs.values()].reduce((sum, log) => sum + log.entries.length, 0);
  for (const { w, seq, id, type } of said) {
    const entry = logs.get(w)?.entries[seq] as { id?: string; type: string } | undefined;
    if (entry?.id !== id || entry.type !== type) came.wrong.push(`LOST ${w} #${seq} ${type}`);
  }
  for (const { kind, file, line, what } of verifyCase(dir).problems)
    came.wrong.push(`verify finds ${kind} at ${file}:${line}: ${what}`);
  came.wrong.push(...(await disagreements(product, dir, people, onlooker, random)));
  return came;
}

interface Said {
  w: string;
  seq: number;
  id: string;
  type: string;
}

function anAct(dir: string, what: string, random: Random): string[] {
  const file = join(dir, '..', `${what.replaceAll(' ', '-')}.txt`);
  const acts: (() => string[])[] = [
    () => ['note', what],
    () => ['note', what, '--step', 'keep-original'],
    () => ['severity', random.pick(['sev1', 'sev2', 'sev3']), '--reason', what],
    () => ['milestone', random.pick(['detected', 'declared']), '--at', '03:05Z'],
    () => ['assign', random.pick(['commander', 'scribe']), random.pick(['dana', 'lee'])],
    () => ['answer', `sender=${random.pick(['mallory', 'trent'])}@example.com`],
    () => {
      writeFileSync(file, what);
      return ['evidence', file, '--what', what];
    },
    () => ['done', 'keep-original', '--reason', what],
  ];
  return random.pick([...acts, acts[0] as () => string[]])();
}

/** Every reader computes the same: one process for each writer, one that read along, one that reads it all now. */
async function disagreements(
  product: Product,
  dir: string,
  people: readonly string[],
  onlooker: CaseSession,
  random: Random,
): Promise<string[]> {
  const told = await Promise.all(
    people.map(person => product.run(['--as', person, 'status', dir, '--json'])),
  );
  const wrong =
    new Set(told.map(({ stdout }) => stdout)).size === 1 ? [] : ['status differs between readers'];
  const fresh = openSession({
    dir,
    io: onlookersWorld(random),
    actor: { name: 'fresh' },
    tool: 'test',
  });
  if (stateOf(fresh) !== stateOf(onlooker))
    wrong.push('who read along sees another case than who reads it now');
  return wrong;
}

function stateOf(session: CaseSession): string {
  const { state } = session;
  const milestones = [...state.milestones.keys()].sort().map(name => [name, readMilestone(state, name)]);
  return JSON.stringify([state.count, session.agenda(), milestones, readSeverity(state)], (_, value) =>
    value instanceof Map ? [...value] : value,
  );
}

function onlookersWorld(random: Random) {
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: {},
    cwd: process.cwd(),
    user: 'onlooker',
    host: 'ws-9',
    clock: { now: () => 0, mono: () => 0 },
    random: random.next,
    nonce: () => '0'.repeat(32),
  };
}
