import { type Entry, fromFdPromise, type ZipFile } from 'yauzl';
import { CaseFileError } from '../../errors.ts';
import type { Disk } from '../disk.ts';
import { diskError } from '../disk-error.ts';
import { openRegular } from '../whole-file.ts';
import { manifestName, nameFault } from './bundled-names.ts';
import { type Manifest, readManifest } from './manifest.ts';

/** A bundle whose list of files was found to be sound; nothing of what they hold has been looked at but the manifest. */
export interface OpenBundle {
  manifest: Manifest;
  /** Gives a listed file's bytes; fails where there are more or fewer than it says. */
  read(path: string): AsyncIterable<Buffer>;
  close(): void;
}

/** Why a bundle is not taken, and which of its files: nothing of it was written. */
export class BadBundleError extends CaseFileError {
  constructor(file: string, what: string) {
    super(
      `${file}: ${what}`,
      'Nothing was written. Ask whoever sent it to export it again: tocsin export --format bundle.',
    );
  }
}

/**
 * Opens a bundle that anybody may have made, and looks at its list of files before anything is unpacked: their names, kinds, sizes and
 * places, and that the manifest lists them all and no other. Throws `BadBundleError`.
 */
export async function openBundle(disk: Disk, file: string): Promise<OpenBundle> {
  const refuse = (what: string): never => {
    throw new BadBundleError(file, what);
  };
  const zip = await openZip(disk, file, refuse);
  try {
    const entries = await listed(zip, refuse);
    await checkPlaces(zip, entries, refuse);
    const manifest = await manifestOf(zip, entries, refuse);
    return {
      manifest,
      read: path => bytesOf(zip, entries.get(path) as Entry, refuse),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    if (error instanceof CaseFileError) throw error;
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

/** More files than any case has. */
const mostFiles = 50_000;
const largestManifest = 32 * 1024 * 1024;
/** What a record or playbook never compresses to, by an order of magnitude; a small file may. */
const highestRatio = 100;
const smallFile = 1024 * 1024;

type Refuse = (what: string) => never;

async function openZip(disk: Disk, file: string, refuse: Refuse): Promise<ZipFile> {
  let fd: number;
  try {
    fd = openRegular(disk, file);
  } catch (error) {
    throw diskError(`cannot read ${file}`, error);
  }
  try {
    return await fromFdPromise(fd, { autoClose: false, strictFileNames: true, validateEntrySizes: true });
  } catch (error) {
    disk.close(fd);
    return refuse(`it is no zip that can be read: ${error instanceof Error ? error.message : error}`);
  }
}

async function listed(zip: ZipFile, refuse: Refuse): Promise<Map<string, Entry>> {
  if (zip.entryCount > mostFiles) refuse(`it holds ${zip.entryCount} files, more than ${mostFiles}`);
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    const { fileName } = entry;
    const fault = nameFault(fileName) ?? kindFault(entry) ?? sizeFault(entry);
    const name = JSON.stringify(fileName);
    if (fault) refuse(`${name}: ${fault}`);
    if (entries.has(fileName)) refuse(`${name} is in it twice`);
    entries.set(fileName, entry);
  }
  return entries;
}

function kindFault(entry: Entry): string | undefined {
  if (entry.isEncrypted()) return 'it is encrypted';
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    return 'it is compressed in an unknown way';
  const isUnix = entry.versionMadeBy >> 8 === 3;
  const kind = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (!isUnix || kind === 0 || kind === 0o100000) return undefined;
  return kind === 0o120000 ? 'it is a symbolic link' : 'it is no regular file';
}

function sizeFault({ compressedSize, uncompressedSize }: Entry): string | undefined {
  const ratio = uncompressedSize / Math.max(1, compressedSize);
  return uncompressedSize > smallFile && ratio > highestRatio
    ? `${uncompressedSize} bytes out of ${compressedSize}: that is no record`
    : undefined;
}

/** Each file has bytes of its own, and says the same of itself where it lies as in the list. */
async function checkPlaces(zip: ZipFile, entries: ReadonlyMap<string, Entry>, refuse: Refuse): Promise<void> {
  const places: { name: string; from: number; to: number }[] = [];
  for (const [name, entry] of entries) {
    const header = await zip.readLocalFileHeaderPromise(entry);
    if (!header.fileName.equals(Buffer.from(name)))
      refuse(`${JSON.stringify(name)} has another name where it lies`);
    places.push({
      name,
      from: entry.relativeOffsetOfLocalHeader,
      to: header.fileDataStart + entry.compressedSize,
    });
  }
  places.sort((a, b) => a.from - b.from);
  for (const [i, { name, from }] of places.entries()) {
    const before = places[i - 1];
    if (before && from < before.to)
      refuse(`${JSON.stringify(name)} and ${JSON.stringify(before.name)} share bytes`);
  }
}

async function manifestOf(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  refuse: Refuse,
): Promise<Manifest> {
  const entry = entries.get(manifestName);
  if (!entry) return refuse('it has no manifest: it is no bundle of a case');
  if (entry.uncompressedSize > largestManifest)
    refuse(`${manifestName} is larger than ${largestManifest} bytes`);
  const parts: Buffer[] = [];
  for await (const bytes of bytesOf(zip, entry, refuse)) parts.push(bytes);
  const manifest = readManifest(Buffer.concat(parts).toString('utf8'));
  if ('fault' in manifest) return refuse(manifest.fault);
  const names = manifest.files.map(({ path }) => path);
  const stranger = names.find(name => name === manifestName || !entries.has(name));
  if (stranger !== undefined) refuse(`the manifest lists ${JSON.stringify(stranger)}, which is not in it`);
  if (new Set(names).size < names.length) refuse('the manifest lists a file twice');
  const unlisted = [...entries.keys()].find(name => name !== manifestName && !names.includes(name));
  if (unlisted !== undefined) refuse(`${JSON.stringify(unlisted)} is in it and not in the manifest`);
  for (const { path, size } of manifest.files) {
    const actual = entries.get(path)?.uncompressedSize;
    if (actual !== size)
      refuse(`${JSON.stringify(path)} has ${actual} bytes, not ${size} as the manifest says`);
  }
  return manifest;
}

async function* bytesOf(zip: ZipFile, entry: Entry, refuse: Refuse): AsyncGenerator<Buffer> {
  const stream = await zip.openReadStreamPromise(entry);
  try {
    for await (const bytes of stream) yield bytes as Buffer;
  } catch (error) {
    refuse(`${JSON.stringify(entry.fileName)}: ${error instanceof Error ? error.message : error}`);
  }
}
