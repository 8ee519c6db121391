import { dirname } from 'node:path';
import { CaseFileError } from '../errors.ts';
import { type Disk, openFlags } from './disk.ts';

/** Opens a regular file for reading; a link, a pipe or a device is refused with a `CaseFileError`. The caller closes it. */
export function openRegular(disk: Disk, path: string): number {
  const fd = disk.open(path, openFlags.read);
  if (disk.facts(fd).kind === 'file') return fd;
  disk.close(fd);
  throw new CaseFileError(
    `${path} is not a regular file`,
    'Tocsin reads plain files only, no links, pipes or devices.',
  );
}

/** Reads a small file whole. Throws the disk's error, and a `CaseFileError` for what is longer than `limit` bytes. */
export function readWhole(disk: Disk, path: string, limit: number): Buffer {
  const fd = openRegular(disk, path);
  try {
    const { size } = disk.facts(fd);
    if (size > limit) throw new CaseFileError(`${path} is larger than ${limit} bytes`);
    const bytes = Buffer.allocUnsafe(size);
    let at = 0;
    while (at < size) {
      const count = disk.read(fd, bytes, at, size - at, at);
      if (count === 0) break;
      at += count;
    }
    return bytes.subarray(0, at);
  } finally {
    disk.close(fd);
  }
}

/** Makes a new file of these bytes, on the disk when it returns. Throws the disk's error; `EEXIST` where there is one. */
export function writeNew(disk: Disk, path: string, bytes: Uint8Array, mode = 0o600): void {
  const fd = disk.open(path, openFlags.create, mode);
  try {
    writeAll(disk, fd, bytes);
    disk.sync(fd);
  } finally {
    disk.close(fd);
  }
}

/** Puts a file of these bytes in the place of whatever had its name, in one step. `aside` is the name it is written under first. */
export function replaceFile(disk: Disk, path: string, aside: string, bytes: Uint8Array): void {
  try {
    writeNew(disk, aside, bytes);
    disk.rename(aside, path);
  } catch (error) {
    discard(disk, aside);
    throw error;
  }
  syncFolder(disk, dirname(path));
}

/** Writes every byte: a full disk can take a part of them without an error. */
export function writeAll(disk: Disk, fd: number, bytes: Uint8Array): void {
  let at = 0;
  while (at < bytes.length) {
    const count = disk.write(fd, bytes, at, bytes.length - at);
    if (count <= 0) throw new CaseFileError('the disk takes no more bytes');
    at += count;
  }
}

/** Makes a folder's list of names durable. Windows has no such call. */
export function syncFolder(disk: Disk, folder: string): void {
  if (process.platform === 'win32') return;
  const fd = disk.open(folder, openFlags.read);
  try {
    disk.sync(fd);
  } finally {
    disk.close(fd);
  }
}

/** Removes a file of ours that may not be there. */
export function discard(disk: Disk, path: string): void {
  try {
    disk.remove(path);
  } catch {
    // Nothing depends on it: it is at worst a leftover beside the record.
  }
}
