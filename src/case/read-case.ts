import { join } from 'node:path';
import { CaseFileError } from '../errors.ts';
import { CaseReader, type CaseReading } from './case-reader.ts';
import { type Disk, realDisk } from './disk.ts';
import { diskError } from './disk-error.ts';
import { logFiles } from './log-files.ts';

/**
 * Reads a case whole, without writing anything. What is wrong with it comes as `problems`, and what is sound is there all the same.
 * Throws a `CaseFileError` where there is no case, where it cannot be read, or where a newer version of Tocsin wrote it.
 */
export function readCase(dir: string, disk: Disk = realDisk): CaseReading {
  return openReader(dir, disk).reading;
}

/** As `readCase`, with the reader that can go on. */
export function openReader(dir: string, disk: Disk): { reader: CaseReader; reading: CaseReading } {
  if (!isCase(dir, disk)) {
    throw new CaseFileError(
      `${dir} is not a case`,
      'A case is a folder that holds a folder "log". `tocsin cases` lists those there are.',
    );
  }
  return readLogsOf(dir, disk, 'work on');
}

/** Reads a folder's logs whole, for what is to be done with the case. Throws as `readCase` does, but takes any folder for a case. */
export function readLogsOf(
  dir: string,
  disk: Disk,
  purpose: 'work on' | 'merge',
): { reader: CaseReader; reading: CaseReading } {
  const reader = new CaseReader(logFiles(disk, dir));
  reader.update();
  const reading = reader.reading();
  const newer = reading.problems.find(problem => problem.kind === 'newer');
  if (newer) {
    throw new CaseFileError(
      `${join(dir, newer.file)}:${newer.line}: ${newer.what}`,
      `Install the newest version of Tocsin to ${purpose} this case.`,
    );
  }
  return { reader, reading };
}

/** True where a folder has the shape of a case: logs, or the `case.json` and folder of one whose logs are gone. */
export function isCase(dir: string, disk: Disk): boolean {
  try {
    if (disk.look(join(dir, 'log'))?.kind !== 'folder') return false;
    const hasFile = disk.look(join(dir, 'case.json'))?.kind === 'file';
    return hasFile || disk.names(join(dir, 'log')).some(name => name.endsWith('.jsonl'));
  } catch (error) {
    throw diskError(`cannot read ${join(dir, 'log')}`, error);
  }
}
