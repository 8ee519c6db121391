import type { Disk } from '../disk.ts';

/** What every part of a merge writes with: names of its own for files aside, and the text of its locks. */
export interface Hand {
  disk: Disk;
  unique: string;
  note: string;
}
