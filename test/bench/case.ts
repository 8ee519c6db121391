import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, readdirSync, readFileSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseStore } from '../../src/case/case-store.ts';
import { inTurns, type Row } from './measure.ts';
import { inFolder, newCase, note } from './scratch-case.ts';

const appends = 50;

/** What durability and the chain cost. */
export const caseRows: Row[] = [
  {
    what: 'append one event durably',
    against: 'a raw write and fdatasync of the same bytes',
    reach: '<= 1.3',
    measure: rounds =>
      inFolder(async folder => {
        const store = newCase(folder);
        store.append([note(0)]);
        const line = readFileSync(logOf(store)).toString().trimEnd().split('\n').at(-1) ?? '';
        const bytes = Buffer.from(`${line}\n`);
        const raw = openSync(join(folder, 'raw'), 'a');
        const times = await inTurns(
          rounds,
          () => {
            for (let i = 0; i < appends; i++) store.append([note(i)]);
          },
          () => {
            for (let i = 0; i < appends; i++) {
              writeSync(raw, bytes);
              fdatasyncSync(raw);
            }
          },
        );
        closeSync(raw);
        store.end('done');
        return {
          ours: times.ours.map(ms => ms / appends),
          theirs: times.theirs.map(ms => ms / appends),
          unit: 'ms',
        };
      }),
  },
  {
    what: 'verify 1,000,000 events',
    against: 'SHA-256 of the same bytes',
    reach: '<= 8, <= 250 MB',
    long: true,
    measure: () =>
      inFolder(async folder => {
        const store = newCase(folder);
        for (let i = 0; i < 1000; i++)
          store.append(Array.from({ length: 1000 }, (_, j) => note(i * 1000 + j)));
        store.end('done');
        const theirs: number[] = [];
        const ours = [1, 2, 3].map(() => {
          theirs.push(seconds(() => hashFile(logOf(store))));
          return verifyAlone(store.dir);
        });
        const peak = Math.max(...ours.map(({ megabytes }) => megabytes));
        return { ours: ours.map(run => run.seconds), theirs, unit: 's', notes: `${Math.round(peak)} MB` };
      }),
  },
];

function logOf(store: CaseStore): string {
  const log = readdirSync(join(store.dir, 'log')).find(name => name.endsWith('.jsonl'));
  return join(store.dir, 'log', log ?? '');
}

/** In a process of its own, whose memory nothing else has filled. */
function verifyAlone(dir: string): { seconds: number; megabytes: number } {
  return JSON.parse(
    execFileSync(process.execPath, ['dist.bench/verify-alone.mjs', dir], { encoding: 'utf8' }),
  );
}

function seconds(act: () => unknown): number {
  const from = performance.now();
  act();
  return (performance.now() - from) / 1000;
}

function hashFile(path: string): string {
  const hash = createHash('sha256');
  const fd = openSync(path, 'r');
  const chunk = Buffer.allocUnsafe(1024 * 1024);
  for (let count = readSync(fd, chunk); count > 0; count = readSync(fd, chunk))
    hash.update(chunk.subarray(0, count));
  closeSync(fd);
  return hash.digest('hex');
}
