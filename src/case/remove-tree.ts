import { join } from 'node:path';
import type { Disk } from './disk.ts';

/** Removes what a failed attempt made: the case's own folder, two levels deep, and nothing it did not make. */
export function removeTree(disk: Disk, dir: string): void {
  try {
    for (const name of disk.names(dir)) {
      const path = join(dir, name);
      if (disk.look(path)?.kind === 'folder') removeTree(disk, path);
      else disk.remove(path);
    }
    disk.removeFolder(dir);
  } catch {
    // What cannot be removed stays; a folder without a sound log is no case.
  }
}
