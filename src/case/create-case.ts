import { join, resolve } from 'node:path';
import { ulid } from 'ulid';
import type { Actor, Draft, Events, Recorded } from '../engine/event.ts';
import { CaseFileError } from '../errors.ts';
import type { Io } from '../io.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { describe, writeCaseFile } from './case-file.ts';
import { CaseReader } from './case-reader.ts';
import { CaseStore } from './case-store.ts';
import { type Disk, realDisk } from './disk.ts';
import { codeOf, diskError, reason } from './disk-error.ts';
import { folderName } from './folder-name.ts';
import { logFiles } from './log-files.ts';
import { makeFolders } from './make-folder.ts';
import { storePlaybook } from './playbook-texts.ts';
import { removeTree } from './remove-tree.ts';
import { syncFolder } from './whole-file.ts';

export interface NewCase {
  /** The case's own folder, which must not exist; without it a folder of the case's name is made in `casesDir`. */
  dir?: string;
  casesDir: string;
  /** For people: `INC-2026-014-ransomware`. */
  name: string;
  io: Pick<Io, 'clock' | 'random' | 'nonce' | 'host'>;
  actor: Actor;
  /** Name and version of the program. */
  tool: string;
  opening: Pick<Events['case.opened'], 'mode' | 'scripted' | 'inputs' | 'calendars'> & {
    playbook: { id: string; version: string };
  };
  /** The playbook's exact text first, then the fragments and regulations it was made with. */
  texts: readonly string[];
  compiled: Playbook;
  disk?: Disk;
}

/**
 * Makes a case's folder and records its opening, both durable when it returns; the store's `records` are what stands on the record.
 * Throws a `CaseFileError` that says which part could not be made; then nothing stays behind.
 */
export function createCase(wanted: NewCase): CaseStore {
  const disk = wanted.disk ?? realDisk;
  const dir = makeCaseFolder(disk, wanted);
  try {
    return fill(disk, dir, wanted);
  } catch (error) {
    removeTree(disk, dir);
    throw error instanceof CaseFileError
      ? error
      : new CaseFileError(`cannot make the case in ${dir}: ${reason(error)}`);
  }
}

function fill(disk: Disk, dir: string, wanted: NewCase): CaseStore {
  const { io, name, opening, actor, tool } = wanted;
  for (const folder of ['log', 'evidence', 'playbook']) disk.makeFolder(join(dir, folder), 0o700);
  syncFolder(disk, dir);
  const stored = storePlaybook(disk, dir, wanted.texts, wanted.compiled);
  const data: Events['case.opened'] = {
    name,
    playbook: { ...opening.playbook, ...stored },
    mode: opening.mode,
    scripted: opening.scripted,
    nonce: io.nonce(),
    inputs: opening.inputs,
    ...(opening.calendars ? { calendars: opening.calendars } : {}),
    tool,
    format: 1,
  };
  const id = ulid(io.clock.wall?.() ?? io.clock.now(), io.random);
  const opened: Draft = { type: 'case.opened', data };
  const reader = new CaseReader(logFiles(disk, dir));
  const empty = { ...reader.reading(), problems: [] };
  const store = new CaseStore(dir, name, id, reader, empty, { disk, io, actor, tool }, opened);
  store.records.push(...store.begin());
  writeCaseFile(disk, dir, describe(id, (store.records[0] as Recorded).ts, data), store.w as string);
  return store;
}

function makeCaseFolder(disk: Disk, { dir, casesDir, name }: NewCase): string {
  if (dir !== undefined) {
    const path = resolve(dir);
    makeFolders(disk, resolve(path, '..'));
    return makeNew(disk, path) ?? refuse(path);
  }
  makeFolders(disk, resolve(casesDir));
  const plain = join(resolve(casesDir), folderName(name));
  for (let i = 1; i < 100; i++) {
    const made = makeNew(disk, i === 1 ? plain : `${plain}-${i}`);
    if (made) return made;
  }
  return refuse(plain);
}

function makeNew(disk: Disk, path: string): string | undefined {
  try {
    disk.makeFolder(path, 0o700);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return undefined;
    throw diskError(`cannot make the folder ${path}`, error);
  }
  try {
    syncFolder(disk, resolve(path, '..'));
    return path;
  } catch (error) {
    removeTree(disk, path);
    throw diskError(`cannot make the folder ${path} durable`, error);
  }
}

function refuse(path: string): never {
  throw new CaseFileError(
    `cannot make the case: ${path} exists already`,
    'Choose another name, or go on with it: `tocsin resume`.',
  );
}
