import { createHash } from 'node:crypto';
import { basename, dirname, join, resolve } from 'node:path';
import { ulid } from 'ulid';
import { CaseFileError } from '../../errors.ts';
import type { Io } from '../../io.ts';
import { describe, writeCaseFile } from '../case-file.ts';
import type { CaseReading } from '../case-reader.ts';
import { type Disk, openFlags, realDisk } from '../disk.ts';
import { diskError } from '../disk-error.ts';
import { folderName } from '../folder-name.ts';
import { listCases } from '../list-cases.ts';
import { makeFolders } from '../make-folder.ts';
import { readCase } from '../read-case.ts';
import { removeTree } from '../remove-tree.ts';
import { syncFolder, writeAll } from '../whole-file.ts';
import type { BundledFile } from './manifest.ts';
import { BadBundleError, type OpenBundle, openBundle } from './open-bundle.ts';

export interface Importing {
  file: string;
  casesDir: string;
  /** The folder that the case becomes, which must not exist; without it one of the case's name in `casesDir`. */
  into?: string;
  io: Pick<Io, 'clock' | 'random'>;
  disk?: Disk;
}

/**
 * Makes a case of a bundle. Everything is looked at before anything is written: names, sizes, and every file's digest. The folder comes
 * into being whole or not at all. Throws `BadBundleError` for a bundle that is not taken, and a `CaseFileError` where the case is here already,
 * or cannot be written.
 */
export async function importBundle({
  file,
  casesDir,
  into,
  io,
  disk = realDisk,
}: Importing): Promise<{ dir: string; reading: CaseReading }> {
  const bundle = await openBundle(disk, file);
  try {
    const { manifest } = bundle;
    const dir = resolve(into ?? join(casesDir, folderName(manifest.name)));
    refuseKnown(disk, dir, casesDir, manifest.case, into);
    for (const listed of manifest.files) await checkDigest(bundle, listed, file);
    const isNew = disk.look(dirname(dir)) === undefined;
    const aside = join(dirname(dir), `.${basename(dir)}.${ulid(io.clock.now(), io.random)}.importing`);
    try {
      await unpack(disk, bundle, aside, file);
      const reading = soundCase(disk, aside, manifest.case, file);
      disk.rename(aside, dir);
      syncFolder(disk, dirname(dir));
      return { dir, reading };
    } catch (error) {
      removeTree(disk, aside);
      if (isNew) removeTree(disk, dirname(dir));
      throw diskError(`cannot import ${file} into ${dir}`, error);
    }
  } finally {
    bundle.close();
  }
}

function refuseKnown(disk: Disk, dir: string, casesDir: string, id: string, into: string | undefined): void {
  const known = into === undefined ? listCases(casesDir, disk).find(listed => listed.case === id) : undefined;
  if (known)
    throw new CaseFileError(
      `this case is here already: ${known.dir}`,
      `To take in what is new: tocsin import bundle FILE --into COPY, then tocsin merge ${basename(known.dir)} COPY.`,
    );
  if (disk.look(dir)) throw new CaseFileError(`${dir} is there already`, 'Name a new folder: --into DIR.');
}

async function checkDigest(bundle: OpenBundle, { path, sha256 }: BundledFile, file: string): Promise<void> {
  const hash = createHash('sha256');
  for await (const bytes of bundle.read(path)) hash.update(bytes);
  if (hash.digest('hex') !== sha256)
    throw new BadBundleError(
      file,
      `${JSON.stringify(path)} is not what the manifest says: its digest differs`,
    );
}

/** Writes the files durably. Digests are taken again of the bytes as they are written. */
async function unpack(disk: Disk, bundle: OpenBundle, aside: string, file: string): Promise<void> {
  makeFolders(disk, dirname(aside));
  for (const folder of ['', 'log', 'evidence', 'playbook']) disk.makeFolder(join(aside, folder), 0o700);
  for (const { path, sha256 } of bundle.manifest.files) {
    if (path === 'case.json') continue;
    const fd = disk.open(join(aside, path), openFlags.create, 0o600);
    try {
      const hash = createHash('sha256');
      for await (const bytes of bundle.read(path)) {
        hash.update(bytes);
        writeAll(disk, fd, bytes);
      }
      if (hash.digest('hex') !== sha256) throw new BadBundleError(file, 'it changed while it was being read');
      if (path.startsWith('evidence/')) disk.chmod(fd, 0o400);
      disk.sync(fd);
    } finally {
      disk.close(fd);
    }
  }
  for (const folder of ['log', 'evidence', 'playbook']) syncFolder(disk, join(aside, folder));
}

/** The record itself says which case it is; `case.json` is made anew of it. */
function soundCase(disk: Disk, dir: string, id: string, file: string): CaseReading {
  const reading = readCase(dir, disk);
  const opened = reading.records.find(record => record.type === 'case.opened');
  if (opened?.type !== 'case.opened') throw new BadBundleError(file, 'its record does not open a case');
  if (reading.id !== id) throw new BadBundleError(file, `its record is of case ${reading.id}, not ${id}`);
  writeCaseFile(disk, dir, describe(reading.id, opened.ts, opened.data), 'importing');
  return reading;
}
