import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { codeOf, diskError } from './disk-error.ts';
import { discard, readWhole, replaceFile } from './whole-file.ts';

export interface NoteDraft {
  /** Who typed it: the beginning of a writer's name. */
  writer: string;
  file: string;
  text: string;
  /** Milliseconds since 1970. */
  modified: number;
}

/** Notes that were being typed when a session ended without finishing them, newest first. */
export function readDrafts(disk: Disk, dir: string): NoteDraft[] {
  const folder = join(dir, 'log');
  try {
    const drafts = disk
      .names(folder)
      .filter(name => name.endsWith('.draft'))
      .map(name => ({
        writer: name.slice(0, -'.draft'.length),
        file: join(folder, name),
        text: readWhole(disk, join(folder, name), 16 * 1024 * 1024).toString('utf8'),
        modified: disk.look(join(folder, name))?.modified ?? 0,
      }));
    return drafts.sort((a, b) => b.modified - a.modified);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw diskError(`cannot read the drafts in ${folder}`, error);
  }
}

export function writeDraft(disk: Disk, dir: string, writer: string, text: string): void {
  const path = draftPath(dir, writer);
  try {
    replaceFile(disk, path, `${path}.new`, Buffer.from(text));
  } catch (error) {
    throw diskError(`cannot keep a draft of the note in ${path}`, error);
  }
}

export function removeDraft(disk: Disk, dir: string, writer: string): void {
  discard(disk, draftPath(dir, writer));
}

function draftPath(dir: string, writer: string): string {
  return join(dir, 'log', `${writer}.draft`);
}
