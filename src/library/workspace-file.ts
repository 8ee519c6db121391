import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The `tocsin.yaml` of the current folder, or of the nearest one above that has one; nothing where there is none. */
export function workspaceFile(cwd: string): string | undefined {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const path = join(folder, 'tocsin.yaml');
    if (isFile(path)) return path;
    if (folder === dirname(folder)) return undefined;
  }
}

/**
 * The folder of cases that a workspace names, absolute, as far as one line of it says so: cases must be found where the rest of
 * the file is broken, and without the time that reading YAML takes. Without such a line it is `cases` beside the file.
 */
export function casesOfWorkspace(path: string): string {
  const [, quoted, plain] =
    /^cases[ \t]*:[ \t]+(?:(["'])(?<quoted>.+)\1|([^\s"'#&*!|>{[][^\n]*?))[ \t]*(?:[ \t]#.*)?\r?$/m.exec(
      text(path),
    ) ?? [];
  return resolve(dirname(path), quoted ?? plain ?? 'cases');
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    return false;
  }
}

function text(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
