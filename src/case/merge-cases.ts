import { basename, dirname, join, resolve } from 'node:path';
import { ulid } from 'ulid';
import { CaseFileError } from '../errors.ts';
import type { Io } from '../io.ts';
import { describe, readCaseFile, writeCaseFile } from './case-file.ts';
import type { CaseReading } from './case-reader.ts';
import { type Disk, realDisk } from './disk.ts';
import { diskError } from './disk-error.ts';
import { makeFolders } from './make-folder.ts';
import { agreeOnCase, type Copy, openCopy } from './merge/copy-of-case.ts';
import type { Hand } from './merge/hand.ts';
import { joinFiles, type Left } from './merge/join-files.ts';
import { type JoinedLog, joinLogs } from './merge/join-logs.ts';
import { isCase } from './read-case.ts';
import { syncFolder } from './whole-file.ts';

export interface Merging {
  /** The copies whose entries and files are wanted. They are only read. */
  copies: readonly string[];
  /** Another copy, which takes in what it lacks; or a folder that does not exist yet, which becomes one. */
  target: string;
  io: Pick<Io, 'clock' | 'random' | 'host'>;
  /** Who merges, for the locks that are held meanwhile. */
  person: string;
  disk?: Disk;
}

export interface Merged {
  dir: string;
  /** Logs that came or grew. */
  logs: JoinedLog[];
  /** How many evidence files and playbook texts came. */
  evidence: number;
  texts: number;
  /** What was not taken along, and why. It lies where it lay. */
  left: Left[];
  /** The target as it was, without a record where it is new, and as it is. */
  before: CaseReading;
  after: CaseReading;
}

/**
 * Joins copies of one case that were worked on apart. Of two copies of a log where one begins the other the longer is taken; where they
 * part, both are kept. Files are joined by digest, each checked. Nothing is overwritten but by what begins with it. Cut off at any
 * point, every copy is whole, and merging again goes on. Throws a `CaseFileError` where they are not copies of one case, or where a
 * file cannot be read or written.
 */
export function mergeCases({ copies, target, io, person, disk = realDisk }: Merging): Merged {
  const dir = resolve(target);
  const since = new Date(io.clock.now()).toISOString();
  const note = `${JSON.stringify({ person, host: io.host, pid: process.pid, since })}\n`;
  const unique = ulid(io.clock.now(), io.random);
  try {
    const from = copies.map(copy => openCopy(resolve(copy), disk));
    if (isCase(dir, disk)) return joinInto(openCopy(dir, disk), from, { disk, unique, note });
    if (disk.look(dir)) throw new CaseFileError(`${dir} exists and is not a case`, 'Name another folder.');
    const aside = makeAside(disk, dir);
    const merged = joinInto(openCopy(aside, disk), from, { disk, unique, note });
    disk.rename(aside, dir);
    syncFolder(disk, dirname(dir));
    return { ...merged, dir };
  } catch (error) {
    throw diskError(`cannot merge into ${dir}`, error);
  }
}

/** Files come before the entries that name them. */
function joinInto(target: Copy, from: readonly Copy[], hand: Hand): Merged {
  agreeOnCase([target, ...from]);
  const { disk, unique } = hand;
  const evidence = joinFiles(target.dir, from, 'evidence', hand);
  const texts = joinFiles(target.dir, from, 'playbook', hand);
  const logs = joinLogs(target, from, hand);
  const { reading: after } = openCopy(target.dir, disk);
  const opened = after.records.find(record => record.type === 'case.opened');
  if (opened?.type === 'case.opened' && !readCaseFile(disk, target.dir))
    writeCaseFile(disk, target.dir, describe(after.id, opened.ts, opened.data), unique);
  return {
    dir: target.dir,
    logs: logs.joined,
    evidence: evidence.joined,
    texts: texts.joined,
    left: [...evidence.left, ...texts.left, ...logs.left],
    before: target.reading,
    after,
  };
}

/** A new case is made beside its place, under a name that no listing shows; one that was cut off is gone on with. */
function makeAside(disk: Disk, dir: string): string {
  const aside = join(dirname(dir), `.${basename(dir)}.merging`);
  makeFolders(disk, dirname(dir));
  for (const folder of [aside, ...['log', 'evidence', 'playbook'].map(name => join(aside, name))])
    if (disk.look(folder)?.kind !== 'folder') disk.makeFolder(folder, 0o700);
  syncFolder(disk, aside);
  syncFolder(disk, dirname(dir));
  return aside;
}
