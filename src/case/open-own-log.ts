import { join } from 'node:path';
import type { Draft } from '../engine/event.ts';
import { CaseFileError } from '../errors.ts';
import type { CaseReading, Known } from './case-reader.ts';
import type { Disk } from './disk.ts';
import { logRoot } from './envelope.ts';
import type { Ledger } from './ledger.ts';
import { lockNote } from './lock-note.ts';
import { lockOf } from './log-files.ts';
import { LogWriter } from './log-writer.ts';
import { type Reusable, reusableLogs, unrecordedDamage, unrecordedTornTails } from './prepare-log.ts';
import type { Problem } from './problem.ts';
import type { StoreOptions } from './store-options.ts';
import { writerBase, writerName } from './writer-name.ts';

export interface OwnLog {
  log: LogWriter;
  /** What must be recorded in it before anything else. */
  preamble: Draft[];
  /** What the log's writer knew when it last wrote to it. */
  known: Known;
}

/** A log that this store gave up, after so many acknowledged lines, and why. */
export interface PoisonedLog {
  log: LogWriter;
  why: string;
}

/** Damage that nobody has recorded must be accepted before anything is written. Throws a `CaseFileError` that says where it is. */
export function damageToRecord(
  dir: string,
  reading: CaseReading,
  ledger: Ledger,
  accepted: boolean,
): Problem[] {
  const damage = unrecordedDamage(reading, ledger);
  const [worst] = damage;
  if (!worst || accepted) return damage;
  throw new CaseFileError(
    `the case is damaged and open for reading only: ${join(dir, worst.file)}:${worst.line}: ${worst.what}`,
    'Look at it with `tocsin verify`. To go on in a new log that records the damage, add --accept-damage.',
  );
}

/**
 * Opens the log to append to: this person's own from before where that is safe, else a new one, which begins with `first`.
 * Throws the disk's error, or a `CaseFileError`.
 */
export function openOwnLog(
  at: { dir: string; id: string; reading: CaseReading; ledger: Ledger },
  { disk, io, actor, tool }: StoreOptions,
  first: Draft,
  poisoned: PoisonedLog[],
  damage: Problem[],
): OwnLog {
  const path = disk.realpath(at.dir);
  const folder = { path, inode: disk.look(path)?.inode ?? 0 };
  const since = new Date(io.clock.wall?.() ?? io.clock.now()).toISOString();
  const note = lockNote({ person: actor.name, host: io.host, pid: process.pid, since });
  const mayReuse = poisoned.length === 0 && damage.length === 0;
  const former = reusableLogs(at.reading, at.ledger, writerBase(actor.name, io.host), folder);
  const own = mayReuse ? reopenOne(disk, at.dir, former, note) : undefined;
  const log = own?.log ?? createLog(disk, at, note, () => writerName(actor.name, io.host, io.random));
  const preamble: Draft[] = [
    ...(own ? [] : [first]),
    ...poisoned.map(former => closing(former.log.w, former.log.lines, former.log.head, former.why)),
    ...unrecordedTornTails(at.reading, at.ledger).map(tail =>
      closing(tail.w, tail.lines, tail.hash, tail.why),
    ),
    ...damage.map(finding),
    { type: 'session.started', data: { tool, dir: folder.path, inode: folder.inode } },
  ];
  return { log, preamble, known: own?.known ?? {} };
}

/** The first that nobody else has taken meanwhile: several commands at once must not leave a log each. */
function reopenOne(
  disk: Disk,
  dir: string,
  former: Iterable<Reusable>,
  note: string,
): { log: LogWriter; known: Known } | undefined {
  for (const { w, at, known } of former) {
    const log = LogWriter.reopen(disk, pathsOf(dir, w), note, at);
    if (log) return { log, known };
  }
  return undefined;
}

function createLog(
  disk: Disk,
  at: { dir: string; id: string },
  note: string,
  newName: () => string,
): LogWriter {
  for (let i = 0; i < 100; i++) {
    const w = newName();
    const log = LogWriter.create(disk, pathsOf(at.dir, w), note, logRoot(at.id, w));
    if (log) return log;
  }
  throw new CaseFileError('no name for a new log is free');
}

function pathsOf(dir: string, w: string) {
  const file = `log/${w}.jsonl`;
  return { w, path: join(dir, file), lock: join(dir, lockOf(file)) };
}

function closing(w: string, lines: number, hash: string, why: string): Draft {
  return { type: 'log.closed', auto: true, data: { log: w, lines, hash, why } };
}

function finding({ file, line, what }: Problem): Draft {
  return { type: 'damage.found', auto: true, data: { file, line, what } };
}
