import { basename, resolve } from 'node:path';
import { CaseStore } from './case-store.ts';
import { realDisk } from './disk.ts';
import { openReader } from './read-case.ts';
import type { StoreOptions } from './store-options.ts';

/**
 * Opens a case to go on with it. Nothing is written before the store's `begin` or first `append`.
 * Throws a `CaseFileError` where there is no case, it cannot be read, or a newer version of Tocsin wrote it.
 */
export function openCase(
  dir: string,
  options: Omit<StoreOptions, 'disk'> & Partial<Pick<StoreOptions, 'disk'>>,
): CaseStore {
  const disk = options.disk ?? realDisk;
  const path = resolve(dir);
  const { reader, reading } = openReader(path, disk);
  const name = reader.ledger.opening?.data.name ?? basename(path);
  return new CaseStore(path, name, reading.id, reader, reading, { ...options, disk });
}
