import { basename, resolve } from 'node:path';
import type { Actor } from '../engine/event.ts';
import type { Io } from '../io.ts';
import { CaseStore } from './case-store.ts';
import { type Disk, realDisk } from './disk.ts';
import { openReader } from './read-case.ts';

/**
 * Opens a case to go on with it. Nothing is written before the store's `begin` or first `append`.
 * Throws a `CaseFileError` where there is no case, it cannot be read, or a newer version of Tocsin wrote it.
 */
export function openCase(
  dir: string,
  options: {
    io: Pick<Io, 'clock' | 'random' | 'host'>;
    actor: Actor;
    /** Name and version of the program. */
    tool: string;
    /** The person knows of the damage and goes on: a new log records it. */
    acceptDamage?: boolean;
    disk?: Disk;
  },
): CaseStore {
  const disk = options.disk ?? realDisk;
  const path = resolve(dir);
  const { reader, reading } = openReader(path, disk);
  const name = reader.ledger.opening?.data.name ?? basename(path);
  return new CaseStore(path, name, reading.id, reader, reading, { ...options, disk });
}
