import { createWriteStream, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CaseFileError, exit, TocsinError, UsageError } from '../../errors.ts';
import { display } from '../../terminal/display.ts';
import type { Context } from '../command.ts';

/** Refuses to write a zip to where a person reads. */
export function refuseTerminal(out: string | undefined, { io }: Context): void {
  if ((out === undefined || out === '-') && io.stdout.isTTY)
    throw new UsageError('a zip is no text for a terminal.', 'Name a file: --out FILE.zip');
}

/** Writes a zip into a new file, for its owner's eyes, or to stdout. One that could not be written whole does not stay. */
export async function putZip(zip: Readable, out: string | undefined, { io }: Context): Promise<void> {
  if (out === undefined || out === '-') {
    await pipeline(zip, io.stdout, { end: false }).catch(readerLeft);
    return;
  }
  const path = resolve(io.cwd, out);
  let isOurs = false;
  try {
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true } as object);
    file.on('open', () => {
      isOurs = true;
    });
    await pipeline(zip, file);
  } catch (error) {
    if (isOurs) rmSync(path, { force: true });
    if (error instanceof CaseFileError) throw error;
    throw cannotWrite(out, error);
  }
  io.stderr.write(`${display(path)}\n`);
}

/** A reader that went away is no failure. */
function readerLeft(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** In one sentence why a new file or folder could not be made. */
export function cannotWrite(out: string, error: unknown): TocsinError {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EEXIST'
    ? new TocsinError(`${out} is there already.`, exit.unable, 'Nothing was written. Name another file.')
    : new TocsinError(
        `cannot write ${out}: ${code ?? error}.`,
        exit.unable,
        'Check the folder and who may write there.',
      );
}
