import { createHash } from 'node:crypto';
import type { Disk } from './disk.ts';
import { openRegular } from './whole-file.ts';

/** SHA-256 of a file in hex, streamed. Throws the disk's error. */
export function hashFile(disk: Disk, path: string): string {
  const fd = openRegular(disk, path);
  try {
    const hash = createHash('sha256');
    const room = Buffer.allocUnsafe(1024 * 1024);
    for (let at = 0; ; ) {
      const count = disk.read(fd, room, 0, room.length, at);
      if (count === 0) return hash.digest('hex');
      hash.update(room.subarray(0, count));
      at += count;
    }
  } finally {
    disk.close(fd);
  }
}
