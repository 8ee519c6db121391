import { hash } from 'node:crypto';
import { join } from 'node:path';
import { CaseFileError } from '../errors.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { type Disk, realDisk } from './disk.ts';
import { codeOf, diskError } from './disk-error.ts';
import { readWhole, syncFolder, writeNew } from './whole-file.ts';

/**
 * Keeps the exact texts that a playbook was made of, named by digest, and the compiled playbook, in a case. Returns the digests of the
 * first text, which is the playbook itself, and of the compiled JSON. Throws the disk's error.
 */
export function storePlaybook(
  disk: Disk,
  dir: string,
  texts: readonly string[],
  compiled: Playbook,
): { digest: string; compiled: string } {
  const folder = join(dir, 'playbook');
  const json = JSON.stringify(compiled);
  const digests = texts.map(digestOf);
  for (const [i, text] of texts.entries()) store(disk, join(folder, `${digests[i]}.yaml`), text);
  store(disk, join(folder, `compiled-${digestOf(json)}.json`), json);
  syncFolder(disk, folder);
  return { digest: digests[0] ?? digestOf(''), compiled: digestOf(json) };
}

/** The compiled playbook that a case carries, by its digest. Throws a `CaseFileError` where it is not there or was changed. */
export function readCompiled(dir: string, digest: string, disk: Disk = realDisk): Playbook {
  const path = join(dir, 'playbook', `compiled-${digest}.json`);
  let bytes: Buffer;
  try {
    bytes = readWhole(disk, path, largest);
  } catch (error) {
    throw diskError(
      `cannot read the case's playbook ${path}`,
      error,
      'Copy it here from another copy of the case.',
    );
  }
  if (digestOf(bytes) === digest) return JSON.parse(bytes.toString('utf8')) as Playbook;
  throw new CaseFileError(
    `${path} was changed: its content is not what its digest says`,
    'Copy it here from another copy of the case.',
  );
}

/** The same of a playbook that joined the case; nothing where it is not there whole. */
export function findCompiled(dir: string, digest: string, disk: Disk = realDisk): Playbook | undefined {
  try {
    return readCompiled(dir, digest, disk);
  } catch (error) {
    if (error instanceof CaseFileError) return undefined;
    throw error;
  }
}

/** Keeps the exact text of a scenario beside those of the playbook, and returns its digest. Throws the disk's error. */
export function storeText(disk: Disk, dir: string, text: string): string {
  const folder = join(dir, 'playbook');
  const digest = digestOf(text);
  store(disk, join(folder, `${digest}.yaml`), text);
  syncFolder(disk, folder);
  return digest;
}

/** A kept text by its digest; nothing where it is not there whole. */
export function findText(dir: string, digest: string, disk: Disk = realDisk): string | undefined {
  if (!/^[0-9a-f]{64}$/.test(digest)) return undefined;
  try {
    const text = readWhole(disk, join(dir, 'playbook', `${digest}.yaml`), largest).toString('utf8');
    return digestOf(text) === digest ? text : undefined;
  } catch {
    return undefined;
  }
}

/** The texts that a case was opened with and took in since, as they were; none of those that cannot be read. */
export function readPinnedTexts(dir: string, disk: Disk = realDisk): string[] {
  const folder = join(dir, 'playbook');
  try {
    const names = disk.names(folder).filter(name => name.endsWith('.yaml'));
    return names.sort().map(name => readWhole(disk, join(folder, name), largest).toString('utf8'));
  } catch {
    return [];
  }
}

const largest = 256 * 1024 * 1024;

function store(disk: Disk, path: string, text: string): void {
  try {
    writeNew(disk, path, Buffer.from(text));
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

function digestOf(bytes: string | Buffer): string {
  return hash('sha256', bytes, 'hex');
}
