import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { exit, TocsinError, UsageError } from '../errors.ts';
import { isYaml } from './list-playbooks.ts';

export interface Found {
  /** As a person would type it from the current folder. */
  path: string;
  /** Came up in a folder, so it may be somebody else's YAML. */
  walked: boolean;
}

/**
 * The files that paths name: a file as it is, a folder with every YAML file below it, hidden folders, node_modules and cases left out. In
 * order, each once. Throws `UsageError` for a path where there is nothing.
 */
export function findFiles(paths: readonly string[], cwd: string): Found[] {
  const found = paths.flatMap(path => {
    const stats = statSync(resolve(cwd, path), { throwIfNoEntry: false });
    if (stats === undefined) {
      throw new UsageError(
        `there is no file or folder \`${path}\`.`,
        'Check the path, and the folder you are in.',
      );
    }
    return stats.isDirectory() ? walk(path, cwd) : [{ path, walked: false }];
  });
  return [...new Map(found.map(file => [resolve(cwd, file.path), file])).values()];
}

function walk(folder: string, cwd: string): Found[] {
  const entries = entriesOf(folder, cwd);
  if (isCase(entries.map(({ name }) => name))) return [];
  return entries.flatMap((entry): Found[] => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return left.test(entry.name) ? [] : walk(path, cwd);
    return entry.isFile() && isYaml(entry.name) ? [{ path, walked: true }] : [];
  });
}

/** A case carries copies of its playbook, which are nobody's to mend. */
function isCase(names: readonly string[]): boolean {
  return ['case.json', 'log', 'evidence'].every(name => names.includes(name));
}

const left = /^(?:\..*|node_modules)$/;

function entriesOf(folder: string, cwd: string) {
  try {
    const entries = readdirSync(resolve(cwd, folder), { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new TocsinError(
      `the folder \`${folder}\` cannot be read: ${code}.`,
      exit.unable,
      'Check who may read it.',
    );
  }
}
