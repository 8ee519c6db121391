import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { verifyCase } from '../../src/case/verify-case.ts';
import type { Product } from './product.ts';
import { type RawEntry, readRawLogs } from './raw-logs.ts';
import { openTerminal, type TerminalSitting } from './terminal-sitting.ts';

/** Ways in which a sitting is taken from under its person, and the signal that it must end by. In plain SIGINT is Ctrl-C: a pause. */
export const takings = [
  { by: 'the terminal is closed', signal: 1, take: (sitting: TerminalSitting) => sitting.hangUp() },
  { by: 'SIGHUP', signal: 1, take: (sitting: TerminalSitting) => sitting.kill('SIGHUP') },
  { by: 'SIGTERM', signal: 15, take: (sitting: TerminalSitting) => sitting.kill('SIGTERM') },
  { by: 'SIGINT', signal: 2, take: (sitting: TerminalSitting) => sitting.kill('SIGINT') },
];

/** Takes a sitting away in the middle of a form; what does not hold afterwards. */
export async function takeAway(
  product: Product,
  dir: string,
  { signal, take }: (typeof takings)[number],
  more: readonly string[] = [],
): Promise<string[]> {
  const wrong: string[] = [];
  const sitting = openTerminal(product, [...more, 'resume', dir]);
  if (!(await sitting.shows(/what to do|\? more|\n> /))) return [`it does not come up: ${sitting.raw()}`];
  await pause(400);
  sitting.type(more.includes('--plain') ? 'n\r' : 'n');
  await sitting.shows(/full stop saves/);
  sitting.type('half a sen');
  await sitting.shows(/half a sen/);
  take(sitting);
  const ended = await Promise.race([sitting.ended, pause(10_000)]);
  if (!ended) {
    sitting.kill('SIGKILL');
    return ['it did not end within ten seconds'];
  }
  if (ended.signal !== signal) wrong.push(`it ended by signal ${ended.signal}, code ${ended.exitCode}`);
  if (/bug|Error:/.test(sitting.raw())) wrong.push(`it crashed: ${sitting.raw().slice(-500)}`);
  const last = newestEntry(dir);
  if (last?.type !== 'session.ended') wrong.push(`its log ends with ${last?.type}`);
  if (locks(dir).length > 0) wrong.push(`a lock stays: ${locks(dir).join(', ')}`);
  return [...wrong, ...unsound(dir)];
}

/** One terminal is stopped, a second goes on with the case, the first wakes and goes on too: two whole logs, no lock taken. */
export async function stopAndGoOn(product: Product, dir: string): Promise<string[]> {
  const wrong: string[] = [];
  const first = openTerminal(product, ['--as', 'dana', 'resume', dir]);
  await first.shows(/\? more/);
  if (!(await note(first, 'before the stop'))) wrong.push('the first terminal takes no note');
  const held = locks(dir);
  first.kill('SIGSTOP');
  const second = openTerminal(product, ['--as', 'dana', 'resume', dir]);
  if (!(await second.shows(/\? more/)))
    wrong.push(`the second does not come up: ${second.raw().slice(-500)}`);
  if (!(await note(second, 'while the first stands still'))) wrong.push('the second terminal takes no note');
  const command = await product.run(['--as', 'lee', 'note', 'from a third', '--case', dir]);
  if (command.code !== 0) wrong.push(`a command ended with ${command.code}: ${command.stderr}`);
  if (!held.every(lock => locks(dir).includes(lock))) wrong.push('the lock of the stopped one is gone');
  first.kill('SIGCONT');
  if (!(await first.shows(/while the first stands still/)))
    wrong.push('the first does not see what was done');
  if (!(await note(first, 'awake again'))) wrong.push('the first takes no note after it woke');
  for (const sitting of [first, second]) {
    sitting.type('\x03');
    const { exitCode } = await sitting.ended;
    if (exitCode !== 10) wrong.push(`a sitting ended with ${exitCode}: ${sitting.raw().slice(-500)}`);
  }
  const texts = entriesOf(dir).map(entry => entry.data.text);
  for (const text of ['before the stop', 'while the first stands still', 'from a third', 'awake again'])
    if (texts.filter(other => other === text).length !== 1) wrong.push(`not once on the record: ${text}`);
  if (locks(dir).length > 0) wrong.push(`a lock stays: ${locks(dir).join(', ')}`);
  return [...wrong, ...unsound(dir)];
}

/** True where the note's permanent line appears. */
async function note(sitting: TerminalSitting, text: string): Promise<boolean> {
  const from = sitting.raw().length;
  for (let tries = 0; tries < 3; tries++) {
    await pause(400);
    sitting.type('n');
    if (await sitting.shows(/full stop saves/, 3000, from)) break;
  }
  await pause(300);
  sitting.type(text);
  await pause(300);
  sitting.type('\x13');
  return sitting.shows(new RegExp(`${text}.*#\\d+`), 10_000, from);
}

function unsound(dir: string): string[] {
  return verifyCase(dir).problems.map(({ kind, what }) => `verify finds ${kind}: ${what}`);
}

function locks(dir: string): string[] {
  const folder = join(dir, 'log');
  return existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.lock')) : [];
}

function entriesOf(dir: string): RawEntry[] {
  return [...readRawLogs(dir).values()].flatMap(log => log.entries);
}

function newestEntry(dir: string): RawEntry | undefined {
  return entriesOf(dir)
    .sort((a, b) => (a.ts < b.ts ? -1 : 1))
    .at(-1);
}
