import type { Disk } from './disk.ts';
import { codeOf } from './disk-error.ts';

/** The names in a folder; none where there is no such folder. Throws the disk's error. */
export function namesIn(disk: Disk, folder: string): string[] {
  try {
    return disk.names(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
