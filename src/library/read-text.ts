import { closeSync, openSync, readSync } from 'node:fs';
import { limits } from '../playbook/limits.ts';

/**
 * A file's text, but of one that is too large only enough for the loader to refuse it: whatever a path leads to, no more is held.
 * Throws the disk's error.
 */
export function readText(path: string): string {
  const fd = openSync(path, 'r');
  try {
    return readUpTo(fd, limits.bytes + 1).toString('utf8');
  } finally {
    closeSync(fd);
  }
}

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
