import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Disk, openFlags } from '../disk.ts';
import { reason } from '../disk-error.ts';
import { hashFile } from '../hash-file.ts';
import { namesIn } from '../names-in.ts';
import { discard, openRegular, syncFolder, writeAll } from '../whole-file.ts';
import type { Copy } from './copy-of-case.ts';
import type { Hand } from './hand.ts';

/** Something that a merge did not take along. */
export interface Left {
  path: string;
  what: string;
}

/**
 * Brings the files of a folder that are named by their digest and that the target lacks, each checked as it is copied. One that the target
 * has and that is damaged there is set aside where a copy has it whole. Throws the disk's error where the target cannot be written.
 */
export function joinFiles(
  dir: string,
  from: readonly Copy[],
  kind: 'evidence' | 'playbook',
  hand: Hand,
): { joined: number; left: Left[] } {
  const { disk } = hand;
  const left: Left[] = [];
  const whole = new Set<string>();
  const folder = join(dir, kind);
  if (disk.look(folder)?.kind !== 'folder') disk.makeFolder(folder, 0o700);
  let joined = 0;
  for (const copy of from) {
    for (const name of namesIn(disk, join(copy.dir, kind))) {
      const path = join(copy.dir, kind, name);
      const digest = digestIn(name, kind);
      if (digest === undefined) {
        if (!name.startsWith('.')) left.push({ path, what: 'its name is no digest' });
        continue;
      }
      if (whole.has(name)) continue;
      if (isWhole(disk, join(folder, name), digest)) {
        whole.add(name);
        continue;
      }
      const what = bring(path, join(folder, name), digest, kind === 'evidence' ? 0o400 : 0o600, hand);
      if (what === undefined) {
        whole.add(name);
        joined++;
      } else left.push({ path, what });
    }
  }
  syncFolder(disk, folder);
  return { joined, left };
}

function digestIn(name: string, kind: 'evidence' | 'playbook'): string | undefined {
  const pattern =
    kind === 'evidence' ? /^([0-9a-f]{64})$/ : /^(?:([0-9a-f]{64})\.yaml|compiled-([0-9a-f]{64})\.json)$/;
  const found = pattern.exec(name);
  return found?.[1] ?? found?.[2];
}

function isWhole(disk: Disk, path: string, digest: string): boolean {
  return disk.look(path)?.kind === 'file' && hashFile(disk, path) === digest;
}

/** Copies a file durably under its name; says what is wrong with it where it does not hold what its digest says, or cannot be read. */
function bring(path: string, to: string, digest: string, mode: number, hand: Hand): string | undefined {
  const { disk, unique } = hand;
  const aside = `${to}.${unique}.part`;
  let from: number;
  try {
    from = openRegular(disk, path);
  } catch (error) {
    return `it cannot be read: ${reason(error)}`;
  }
  try {
    if (copy(disk, from, aside, mode) !== digest) {
      discard(disk, aside);
      return 'its content is not what its digest says';
    }
    if (disk.look(to)) disk.rename(to, `${to}.${unique}.damaged`);
    disk.rename(aside, to);
    return undefined;
  } catch (error) {
    discard(disk, aside);
    throw error;
  } finally {
    disk.close(from);
  }
}

/** Copies what is open to a new file, on the disk when it returns; gives the SHA-256 of the bytes in hex. */
function copy(disk: Disk, from: number, path: string, mode: number): string {
  const to = disk.open(path, openFlags.create, 0o600);
  try {
    const digest = createHash('sha256');
    const room = Buffer.allocUnsafe(1024 * 1024);
    for (let at = 0; ; ) {
      const count = disk.read(from, room, 0, room.length, at);
      if (count === 0) break;
      digest.update(room.subarray(0, count));
      writeAll(disk, to, room.subarray(0, count));
      at += count;
    }
    disk.chmod(to, mode);
    disk.sync(to);
    return digest.digest('hex');
  } finally {
    disk.close(to);
  }
}
