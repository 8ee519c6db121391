import { join } from 'node:path';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Disk } from '../disk.ts';
import { diskError } from '../disk-error.ts';
import { openRegular } from '../whole-file.ts';
import { manifestName } from './bundled-names.ts';
import type { BundledFile } from './manifest.ts';
import { type BundlePlan, chunksOf } from './plan-bundle.ts';

/**
 * A case as one zip, the manifest first. The same case gives the same bytes. Streamed: a piece of evidence may be larger than the memory.
 * The stream fails with a `CaseFileError` where a file cannot be read.
 */
export function bundleStream(disk: Disk, dir: string, { manifest, caseFile }: BundlePlan): Readable {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`), manifestName, plain);
  for (const file of manifest.files) {
    if (file.path === 'case.json') zip.addBuffer(Buffer.from(caseFile), file.path, plain);
    else if (file.size === 0) zip.addBuffer(Buffer.alloc(0), file.path, plain);
    else addFile(zip, disk, dir, file);
  }
  zip.end();
  const out = zip.outputStream as Readable;
  zip.on('error', error => out.destroy(error as Error));
  return out;
}

/** Texts as one zip. */
export function zipOf(files: readonly { name: string; text: string }[]): Readable {
  const zip = new ZipFile();
  for (const { name, text } of files) zip.addBuffer(Buffer.from(text), name, plain);
  zip.end();
  return zip.outputStream as Readable;
}

/** No machine's time or zone: the earliest that a zip can say, in its own form. */
const plain = { mtime: new Date(1980, 0, 1), mode: 0o100600, forceDosTimestamp: true, compress: true };

function addFile(zip: ZipFile, disk: Disk, dir: string, { path, size }: BundledFile): void {
  const compress = !path.startsWith('evidence/');
  zip.addReadStreamLazy(path, { ...plain, size, compress }, give => {
    try {
      const fd = openRegular(disk, join(dir, path));
      give(null, Readable.from(copies(disk, fd, size), { objectMode: false }));
    } catch (error) {
      give(diskError(`cannot read ${join(dir, path)}`, error), Readable.from([]));
    }
  });
}

function* copies(disk: Disk, fd: number, size: number): Generator<Buffer> {
  try {
    for (const bytes of chunksOf(disk, fd, size)) yield Buffer.from(bytes);
  } finally {
    disk.close(fd);
  }
}
