import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { limits } from '../playbook/limits.ts';

/**
 * A file's text, but of one that is too large only enough for the loader to refuse it: whatever a path leads to, no more is held.
 * Throws the disk's error, and `NotAFile` for a folder, and for a pipe or a device, which might never end.
 */
export function readText(path: string): string {
  const fd = openAtOnce(path);
  try {
    const found = fstatSync(fd);
    if (!found.isFile()) throw new NotAFile(found.isDirectory() ? 'it is a folder' : noFile);
    return readUpTo(fd, limits.bytes + 1).toString('utf8');
  } finally {
    closeSync(fd);
  }
}

/** What a path leads to is no regular file. The message says what it is, after a colon. */
export class NotAFile extends Error {}

/** Standard input's text, within the same bound. */
export async function readStream(stream: AsyncIterable<Uint8Array | string>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk as Uint8Array));
    size += chunk.length;
    if (size > limits.bytes) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

const noFile = 'it is a pipe or a device, not a regular file';

/** Opening a pipe waits for its writer unless told not to. Windows knows no such flag, and a socket does not open at all (ENXIO). */
function openAtOnce(path: string): number {
  try {
    return openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENXIO' ? new NotAFile(noFile) : error;
  }
}

function readUpTo(fd: number, limit: number): Buffer {
  const chunks: Buffer[] = [];
  for (let size = 0; size < limit; ) {
    const chunk = Buffer.allocUnsafe(Math.min(64 * 1024, limit - size));
    const count = readSync(fd, chunk);
    if (count === 0) break;
    chunks.push(chunk.subarray(0, count));
    size += count;
  }
  return Buffer.concat(chunks);
}
