import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { casesLine } from '../workspace/cases-line.ts';
import { readText } from './read-text.ts';

/** The `tocsin.yaml` of the current folder, or of the nearest one above that has one; nothing where there is none. */
export function workspaceFile(cwd: string): string | undefined {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const path = join(folder, 'tocsin.yaml');
    if (isFile(path)) return path;
    if (folder === dirname(folder)) return undefined;
  }
}

/** The folder of cases that a workspace's file names, absolute; without a word of it, `cases` beside that file. */
export function casesOfWorkspace(path: string): string {
  return resolve(dirname(path), casesLine(textOrNothing(path)) ?? 'cases');
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    return false;
  }
}

function textOrNothing(path: string): string {
  try {
    return readText(path);
  } catch {
    return '';
  }
}
