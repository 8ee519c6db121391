import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { CaseFileError } from '../errors.ts';
import { type Disk, openFlags } from './disk.ts';
import { diskError } from './disk-error.ts';
import { discard, syncFolder, writeAll } from './whole-file.ts';

/** Evidence that comes in bit by bit. */
export interface Receiving {
  /** Throws the disk's error; then nothing of it can be kept. */
  write(bytes: Uint8Array): void;
  /** Puts it into the evidence under the name of its SHA-256, read-only and durable. Throws a `CaseFileError`; then no file stays. */
  keep(): { sha256: string; size: number };
  /** Lets it go. */
  discard(): void;
}

/** Begins a file in the case's evidence; the hash is taken of the bytes as they are written. Throws a `CaseFileError`. */
export function receive(disk: Disk, dir: string, unique: string): Receiving {
  const folder = join(dir, 'evidence');
  const path = join(folder, `.${unique}.part`);
  const hash = createHash('sha256');
  let size = 0;
  let to: number;
  try {
    if (disk.look(folder)?.kind !== 'folder') throw new CaseFileError(`${folder} is not a folder`);
    to = disk.open(path, openFlags.create, 0o600);
  } catch (error) {
    throw diskError(`cannot keep evidence in ${folder}`, error);
  }
  return {
    write(bytes) {
      writeAll(disk, to, bytes);
      hash.update(bytes);
      size += bytes.length;
    },
    keep() {
      const sha256 = hash.digest('hex');
      try {
        try {
          if (disk.facts(to).size !== size) throw new CaseFileError('it is not all on the disk');
          disk.chmod(to, 0o400);
          disk.sync(to);
        } finally {
          disk.close(to);
        }
        disk.rename(path, join(folder, sha256));
        syncFolder(disk, folder);
        return { sha256, size };
      } catch (error) {
        discard(disk, path);
        throw diskError(`cannot keep evidence in ${folder}`, error);
      }
    },
    discard() {
      disk.close(to);
      discard(disk, path);
    },
  };
}
