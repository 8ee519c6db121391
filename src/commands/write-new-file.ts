import { lstatSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { exit, TocsinError } from '../errors.ts';
import { display } from '../terminal/display.ts';
import type { Context } from './command.ts';

/**
 * Writes a file that is not there yet, for its owner's eyes; says where on stderr. Throws TocsinError where there is one, or it cannot
 * be written.
 */
export function writeNewFile(file: string, content: string | Uint8Array, { io }: Context): void {
  const path = resolve(io.cwd, file);
  try {
    writeFileSync(path, content, { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw isThere(file);
    throw new TocsinError(
      `cannot write ${file}: ${code}.`,
      exit.unable,
      'Check the folder and who may write there.',
    );
  }
  io.stderr.write(`${display(path)}\n`);
}

/** Says so before anything is worked out for a file that is there already. */
export function refuseExisting(file: string, { io }: Context): void {
  if (isEntry(resolve(io.cwd, file))) throw isThere(file);
}

/** Where it cannot be told, writing will tell. */
function isEntry(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

function isThere(file: string): TocsinError {
  return new TocsinError(`${file} is there already.`, exit.unable, 'Nothing was written. Name another file.');
}
