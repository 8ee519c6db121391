import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { CaseFileError } from '../errors.ts';
import { type Disk, openFlags } from './disk.ts';
import { codeOf, diskError } from './disk-error.ts';
import { discard, openRegular, syncFolder, writeAll } from './whole-file.ts';

export interface Attached {
  sha256: string;
  size: number;
  /** The original's name, without its folder. */
  name: string;
}

/**
 * Copies a file into the case's evidence under the name of its SHA-256, read-only, durable when it returns. The hash is taken of the bytes
 * as they are copied. The same content twice is one file. Links are not followed; a file that changes meanwhile is refused.
 * Throws a `CaseFileError`, and the signal's reason where it is aborted; then no copy stays.
 */
export async function attach(
  disk: Disk,
  dir: string,
  path: string,
  unique: string,
  onProgress?: (copied: number, size: number) => void,
  signal?: AbortSignal,
): Promise<Attached> {
  const folder = join(dir, 'evidence');
  const copy = join(folder, `.${unique}.part`);
  const from = openOriginal(disk, path);
  try {
    if (disk.look(folder)?.kind !== 'folder') throw new CaseFileError(`${folder} is not a folder`);
    const { sha256, size } = await copyBytes(disk, from, path, copy, onProgress, signal);
    disk.rename(copy, join(folder, sha256));
    syncFolder(disk, folder);
    return { sha256, size, name: basename(path) };
  } catch (error) {
    discard(disk, copy);
    if (signal?.aborted) throw error;
    throw diskError(`cannot attach ${path}`, error);
  } finally {
    disk.close(from);
  }
}

function openOriginal(disk: Disk, path: string): number {
  try {
    return openRegular(disk, path);
  } catch (error) {
    const hint = codeOf(error) === 'ELOOP' ? 'Name the file itself that the link leads to.' : undefined;
    throw diskError(`cannot attach ${path}`, error, hint);
  }
}

async function copyBytes(
  disk: Disk,
  from: number,
  path: string,
  copy: string,
  onProgress?: (copied: number, size: number) => void,
  signal?: AbortSignal,
): Promise<{ sha256: string; size: number }> {
  const before = disk.facts(from);
  const to = disk.open(copy, openFlags.create, 0o600);
  try {
    const hash = createHash('sha256');
    const room = Buffer.allocUnsafe(1024 * 1024);
    let size = 0;
    for (let count = 1; count > 0; size += count) {
      count = disk.read(from, room, 0, room.length, size);
      const bytes = room.subarray(0, count);
      hash.update(bytes);
      writeAll(disk, to, bytes);
      onProgress?.(size + count, before.size);
      await turn(undefined, signal ? { signal } : {});
    }
    const after = disk.facts(from);
    if (
      size !== before.size ||
      after.size !== size ||
      after.modified !== before.modified ||
      after.changed !== before.changed
    ) {
      throw new CaseFileError(
        `${path} changed while it was being copied`,
        'Attach it again when nothing writes to it, or copy it aside first.',
      );
    }
    disk.chmod(to, 0o400);
    disk.sync(to);
    return { sha256: hash.digest('hex'), size };
  } finally {
    disk.close(to);
  }
}
