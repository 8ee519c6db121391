import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { zipOf } from '../../case/bundle/write-bundle.ts';
import type { Context } from '../command.ts';
import { writeNewFile } from '../write-new-file.ts';
import { cannotWrite, putZip, refuseTerminal } from './put-zip.ts';

/** Writes several files that belong together: into a new folder, or as one zip where a name says so or none is given. */
export async function writeFiles(
  files: readonly { name: string; text: string }[],
  out: string | undefined,
  context: Context,
): Promise<void> {
  if (out === undefined || out === '-' || out.toLowerCase().endsWith('.zip')) {
    refuseTerminal(out, context);
    return putZip(zipOf(files), out, context);
  }
  const folder = resolve(context.io.cwd, out);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    throw cannotWrite(out, error);
  }
  for (const { name, text } of files) writeNewFile(join(folder, name), text, context);
}
