import {
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { exit, TocsinError } from '../errors.ts';
import { readText } from './read-text.ts';

/**
 * Writes a file that was read before, whole or not at all; a link stays a link, and the mode stays as it is. Throws TocsinError
 * where the file is no longer what was read, or cannot be written.
 */
export function replaceFile(path: string, { before, after }: { before: string; after: string }): void {
  try {
    const file = realpathSync(path);
    if (readText(file) !== before) {
      throw new TocsinError(
        `${path} has changed while it was read.`,
        exit.unable,
        'Nothing was written to it. Try again.',
      );
    }
    replace(file, after);
  } catch (error) {
    if (error instanceof TocsinError) throw error;
    throw new TocsinError(
      `cannot write ${path}: ${(error as NodeJS.ErrnoException).code}.`,
      exit.unable,
      'Check who may write there.',
    );
  }
}

function replace(file: string, text: string): void {
  const beside = join(dirname(file), `.${basename(file)}.tocsin-${process.pid}`);
  const fd = openSync(beside, 'wx', statSync(file).mode & 0o777);
  try {
    try {
      writeAll(fd, Buffer.from(text));
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

function writeAll(fd: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
}
