import { hash } from 'node:crypto';
import { join } from 'node:path';
import { CaseFileError } from '../../errors.ts';
import type { Disk } from '../disk.ts';
import { Ledger, type LedgerLog } from '../ledger.ts';
import { lockOf } from '../log-files.ts';
import { takeLock } from '../log-writer.ts';
import { discard, readWhole, syncFolder, writeNew } from '../whole-file.ts';
import type { Copy } from './copy-of-case.ts';
import type { Hand } from './hand.ts';
import type { Left } from './join-files.ts';

export interface JoinedLog {
  /** Relative to the case. */
  file: string;
  w: string;
  lines: number;
  /** It continues the copy that was there; it is new; or it parts from the one that is there, and both are kept. */
  how: 'longer' | 'new' | 'beside';
}

/** Brings every log into the target that no log there covers. Throws a `CaseFileError` or the disk's error. */
export function joinLogs(
  target: Copy,
  from: readonly Copy[],
  hand: Hand,
): { joined: JoinedLog[]; left: Left[] } {
  const own = target.ledger.logs.map(log => ({ dir: target.dir, log }));
  const others = from.flatMap(({ dir, ledger }) => ledger.logs.map(log => ({ dir, log })));
  const id = from[0]?.id;
  const sound = others.filter(({ log }) => log.reader.lines > 0 && log.reader.case === id);
  const wanted = longest([...own, ...sound.sort(soundFirst)]).filter(variant => !own.includes(variant));
  return {
    joined: wanted.map(variant => bring(variant, target, hand)),
    left: others.filter(variant => !wanted.includes(variant)).flatMap(variant => leftOf(variant, id)),
  };
}

interface Variant {
  dir: string;
  log: LedgerLog;
}

/** The variants that no other covers; of equal ones the first. */
function longest(variants: readonly Variant[]): Variant[] {
  const kept: Variant[] = [];
  for (const variant of variants) {
    if (kept.some(other => covers(other.log, variant.log))) continue;
    const outgrown = kept.filter(other => covers(variant.log, other.log));
    for (const other of outgrown) kept.splice(kept.indexOf(other), 1);
    kept.push(variant);
  }
  return kept;
}

/** Every sound line of `other` is a line of `log`: the hash of the last stands for all before it. */
function covers(log: LedgerLog, other: LedgerLog): boolean {
  const { lines, head, w } = other.reader;
  if (log.reader.w !== w || log.reader.lines < lines) return false;
  return lines === 0 || log.hashes.at(lines - 1) === head;
}

function bring({ dir, log }: Variant, target: Copy, { disk, unique, note }: Hand): JoinedLog {
  const { w, lines } = log.reader;
  const bytes = readSound(disk, join(dir, log.file), log);
  const folder = join(target.dir, 'log');
  const file = `log/${w}.jsonl`;
  const aside = join(folder, `${w}.${unique}.part`);
  writeNew(disk, aside, bytes);
  try {
    const lock = join(target.dir, lockOf(file));
    const there = target.ledger.logs.find(other => other.file === file);
    const how = there ? 'longer' : 'new';
    if ((!there || covers(log, there)) && takeLock(disk, lock, note)) {
      try {
        if (begins(disk, join(target.dir, file), bytes)) {
          disk.rename(aside, join(target.dir, file));
          syncFolder(disk, folder);
          return { file, w, lines, how };
        }
      } finally {
        discard(disk, lock);
      }
    }
    const beside = `log/${w}+${hash('sha256', bytes, 'hex').slice(0, 16)}.jsonl`;
    disk.rename(aside, join(target.dir, beside));
    syncFolder(disk, folder);
    return { file: beside, w, lines, how: !there || covers(log, there) ? how : 'beside' };
  } catch (error) {
    discard(disk, aside);
    throw error;
  }
}

/** The log's bytes, read anew and checked. Of one that is being written only the lines that are whole. */
function readSound(disk: Disk, path: string, log: LedgerLog): Buffer {
  const whole = readWhole(disk, path, Number.MAX_SAFE_INTEGER);
  const bytes = log.locked && !log.reader.fault ? whole.subarray(0, log.reader.size) : whole;
  const again = new Ledger();
  const read = again.addLog(log.file);
  again.read(read, (into, offset, length, position) => bytes.copy(into, offset, position, position + length));
  if (covers(read, log)) return bytes;
  throw new CaseFileError(`${path} changed while it was being read`, 'Merge again.');
}

/** True where the target has no such file, or one that the bytes begin with and that nobody added to meanwhile. */
function begins(disk: Disk, path: string, bytes: Buffer): boolean {
  const there = disk.look(path);
  if (!there) return true;
  if (there.kind !== 'file' || there.size > bytes.length) return false;
  return readWhole(disk, path, bytes.length).equals(bytes.subarray(0, there.size));
}

/** Whole logs first: of two copies that say the same the undamaged one is taken. */
function soundFirst(a: Variant, b: Variant): number {
  return Number(a.log.reader.fault !== undefined) - Number(b.log.reader.fault !== undefined);
}

function leftOf({ dir, log: { file, reader } }: Variant, id: string | undefined): Left[] {
  const path = join(dir, file);
  if (reader.lines > 0 && reader.case !== id)
    return [{ path, what: `it belongs to another case (${reader.case})` }];
  if (reader.lines === 0 && reader.fault) return [{ path, what: `its first line: ${reader.fault.what}` }];
  if (reader.fault && !reader.fault.final)
    return [{ path, what: `line ${reader.fault.line}: ${reader.fault.what}; what follows is not read` }];
  return [];
}
