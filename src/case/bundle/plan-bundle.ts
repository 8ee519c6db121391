import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { CaseFileError } from '../../errors.ts';
import { describe } from '../case-file.ts';
import type { CaseReading } from '../case-reader.ts';
import type { Disk } from '../disk.ts';
import { diskError } from '../disk-error.ts';
import { namesIn } from '../names-in.ts';
import { openRegular } from '../whole-file.ts';
import { isBundled } from './bundled-names.ts';
import type { BundledFile, Manifest } from './manifest.ts';

/** What goes into a case's bundle. */
export interface BundlePlan {
  manifest: Manifest;
  /** `case.json`, made anew from the record. */
  caseFile: string;
  /** Files that are not the case's own by their names, and stay out. */
  left: string[];
}

/**
 * Reads every file of a case for the digests of its bundle. A log is taken up to its last whole line: somebody may be writing.
 * Throws a `CaseFileError` where a file cannot be read, or no entry opens the case.
 */
export function planBundle(disk: Disk, dir: string, reading: CaseReading): BundlePlan {
  const opened = reading.records.find(record => record.type === 'case.opened');
  if (opened?.type !== 'case.opened')
    throw new CaseFileError(`${dir}: the entry that opens the case is not there`);
  const { name, mode } = opened.data;
  const caseFile = `${JSON.stringify(describe(reading.id, opened.ts, opened.data), null, 2)}\n`;
  const paths = folders.flatMap(folder => namesIn(disk, join(dir, folder)).map(file => `${folder}/${file}`));
  const files = paths.filter(isBundled).map(path => digestOf(disk, dir, path));
  const own = Buffer.from(caseFile);
  const described = { path: 'case.json', size: own.length, sha256: sha256(own) };
  const manifest: Manifest = {
    bundle: 1,
    case: reading.id,
    name,
    mode,
    marking: mode === 'drill' ? 'EXERCISE' : '',
    heads: reading.heads,
    files: [described, ...files],
  };
  return { manifest, caseFile, left: paths.filter(path => !isBundled(path) && !path.endsWith('.lock')) };
}

const folders = ['log', 'playbook', 'evidence'];

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function digestOf(disk: Disk, dir: string, path: string): BundledFile {
  try {
    const fd = openRegular(disk, join(dir, path));
    try {
      const size = path.startsWith('log/') ? wholeLines(disk, fd) : disk.facts(fd).size;
      const hash = createHash('sha256');
      for (const bytes of chunksOf(disk, fd, size)) hash.update(bytes);
      return { path, size, sha256: hash.digest('hex') };
    } finally {
      disk.close(fd);
    }
  } catch (error) {
    throw diskError(`cannot read ${join(dir, path)}`, error);
  }
}

/** Bytes up to and with the last line's end. */
function wholeLines(disk: Disk, fd: number): number {
  const room = Buffer.allocUnsafe(64 * 1024);
  for (let end = disk.facts(fd).size; end > 0; ) {
    const start = Math.max(0, end - room.length);
    const count = disk.read(fd, room, 0, end - start, start);
    const newline = room.subarray(0, count).lastIndexOf(0x0a);
    if (newline >= 0) return start + newline + 1;
    end = start;
  }
  return 0;
}

/** A file's first bytes, a megabyte at a time. The chunk is used again: take what is needed before the next. */
export function* chunksOf(disk: Disk, fd: number, size: number): Generator<Buffer> {
  const room = Buffer.allocUnsafe(1024 * 1024);
  for (let at = 0; at < size; ) {
    const count = disk.read(fd, room, 0, Math.min(room.length, size - at), at);
    if (count === 0) throw new CaseFileError('it became shorter while it was being read');
    yield room.subarray(0, count);
    at += count;
  }
}
