import type { Disk } from './disk.ts';
import { codeOf } from './disk-error.ts';
import { readWhole } from './whole-file.ts';

/** What stands in a lock: who holds the log, for people and for those who ask whether they still do. */
export interface LockNote {
  person: string;
  host: string;
  pid: number;
  since: string;
}

export function lockNote(note: LockNote): string {
  return `${JSON.stringify(note)}\n`;
}

/**
 * Whether nobody holds the lock any more: it is not there, or its process was one of this machine and has ended. Of another machine's,
 * and where the note cannot be read, nothing is known.
 */
export function isLeft(disk: Disk, lock: string, host: string): boolean {
  try {
    const note = JSON.parse(readWhole(disk, lock, longestNote).toString('utf8')) as Partial<LockNote> | null;
    return note?.host === host && hasEnded(note.pid);
  } catch (error) {
    return codeOf(error) === 'ENOENT';
  }
}

function hasEnded(pid: unknown): boolean {
  if (!Number.isSafeInteger(pid) || (pid as number) <= 0) return false;
  try {
    process.kill(pid as number, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

const longestNote = 4096;
