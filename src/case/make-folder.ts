import { dirname } from 'node:path';
import { CaseFileError } from '../errors.ts';
import type { Disk } from './disk.ts';
import { codeOf, diskError } from './disk-error.ts';
import { syncFolder } from './whole-file.ts';

/**
 * Makes a folder and those above it that are missing, level by level, each 0700 and durable.
 * Node's own recursive mkdir spins for ever below /proc on Node 20 and 24. Throws a `CaseFileError` that names the level that failed.
 */
export function makeFolders(disk: Disk, path: string): void {
  for (const level of missingLevels(disk, path)) {
    try {
      disk.makeFolder(level, 0o700);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') continue;
      throw diskError(`cannot make the folder ${level}`, error);
    }
    try {
      syncFolder(disk, dirname(level));
    } catch (error) {
      throw diskError(`cannot make the folder ${level} durable`, error);
    }
  }
}

function missingLevels(disk: Disk, path: string): string[] {
  const missing: string[] = [];
  for (let level = path; ; level = dirname(level)) {
    const there = lookOrSay(disk, level);
    if (there?.kind === 'folder' || there?.kind === 'link') return missing;
    if (there) throw new CaseFileError(`cannot make the folder ${path}: ${level} is not a folder`);
    missing.unshift(level);
    if (dirname(level) === level) return missing;
  }
}

function lookOrSay(disk: Disk, path: string) {
  try {
    return disk.look(path);
  } catch (error) {
    throw diskError(`cannot look at ${path}`, error);
  }
}
