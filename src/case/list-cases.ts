import { join, resolve } from 'node:path';
import { type CaseFile, describe, readCaseFile } from './case-file.ts';
import { type Disk, realDisk } from './disk.ts';
import { codeOf, diskError } from './disk-error.ts';
import { isCase, readCase } from './read-case.ts';

/** A case as listings show it. `touched` is when a log last grew, in ms since 1970. */
export interface ListedCase extends CaseFile {
  dir: string;
  touched: number;
}

/** Where cases live: `--cases`, else `TOCSIN_CASES`, else the workspace's folder of them, else `./cases`. */
export function casesFolder(
  flag: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
  ofWorkspace = 'cases',
): string {
  return resolve(cwd, flag ?? (env.TOCSIN_CASES || ofWorkspace));
}

/** The cases in a folder, the last touched first; none where the folder is not there. Throws a `CaseFileError` where it cannot be read. */
export function listCases(casesDir: string, disk: Disk = realDisk): ListedCase[] {
  let names: string[];
  try {
    names = disk.names(casesDir);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw diskError(`cannot read the cases in ${casesDir}`, error);
  }
  const shown = names.filter(name => !name.startsWith('.'));
  const cases = shown.flatMap(name => listedCase(join(casesDir, name), disk) ?? []);
  return cases.sort((a, b) => b.touched - a.touched || (a.dir < b.dir ? -1 : 1));
}

/** What one folder is as a case; nothing where it is none. */
function listedCase(dir: string, disk: Disk = realDisk): ListedCase | undefined {
  try {
    if (!isCase(dir, disk)) return undefined;
    const file = readCaseFile(disk, dir) ?? fromRecord(dir, disk);
    return file && { ...file, dir, touched: lastTouch(disk, dir) };
  } catch {
    return undefined;
  }
}

function fromRecord(dir: string, disk: Disk): CaseFile | undefined {
  const { id, records } = readCase(dir, disk);
  const opened = records.find(record => record.type === 'case.opened');
  return opened?.type === 'case.opened' ? describe(id, opened.ts, opened.data) : undefined;
}

function lastTouch(disk: Disk, dir: string): number {
  const logs = disk.names(join(dir, 'log')).filter(name => name.endsWith('.jsonl'));
  return Math.max(0, ...logs.map(name => disk.look(join(dir, 'log', name))?.modified ?? 0));
}

/** Whether the case in a folder is an exercise, as far as the folder says. */
export function modeIn(dir: string): ListedCase['mode'] {
  return listedCase(dir)?.mode ?? 'live';
}
