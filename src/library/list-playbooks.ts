import { readdirSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import { builtInPlaybooks } from '../package-root.ts';
import { readText } from './read-text.ts';

/** A playbook as it lies on disk, not yet parsed. */
export interface Shelved {
  /** What its `id:` line says; where it has none, the file's name. */
  id: string;
  /** As a person would type it from the current folder. */
  path: string;
  text: string;
  from: 'own' | 'built-in';
  /** An own playbook of the same id is used instead. */
  hidden: boolean;
}

/** Where to look: `playbooks` is what a flag named, relative to `cwd`. */
export interface Shelves {
  cwd: string;
  playbooks?: string | undefined;
}

/**
 * Every playbook, own ones first, each folder by id. Own ones are those of `playbooks`, else of `./playbooks` where that exists;
 * one of them hides the built-in playbook of its id.
 */
export function listPlaybooks({ cwd, playbooks }: Shelves): Shelved[] {
  const ownFolder = resolve(cwd, playbooks ?? 'playbooks');
  if (playbooks !== undefined && !isFolder(ownFolder)) {
    throw new UsageError(
      `\`${playbooks}\` is no folder.`,
      'Give --playbooks the folder that holds the YAML files.',
    );
  }
  if (resolve(builtInPlaybooks) === ownFolder) return readShelf(builtInPlaybooks, cwd, 'built-in', new Set());
  const own = isFolder(ownFolder) ? readShelf(ownFolder, cwd, 'own', new Set()) : [];
  return [...own, ...readShelf(builtInPlaybooks, cwd, 'built-in', new Set(own.map(({ id }) => id)))];
}

function readShelf(
  folder: string,
  cwd: string,
  from: Shelved['from'],
  taken: ReadonlySet<string>,
): Shelved[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isFile() && isYaml(entry.name))
    .map(({ name }) => shelve(join(folder, name), cwd, from, taken))
    .filter(shelved => /^tocsin\s*:/m.test(shelved.text))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function shelve(file: string, cwd: string, from: Shelved['from'], taken: ReadonlySet<string>): Shelved {
  const text = readText(file);
  const id = /^id\s*:\s*["']?([a-z0-9-]+)/m.exec(text)?.[1] ?? basename(file).replace(/\.ya?ml$/, '');
  return { id, path: shortest(file, cwd), text, from, hidden: taken.has(id) };
}

/** Whether a file's name says that it is YAML. */
export function isYaml(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function shortest(file: string, cwd: string): string {
  const fromHere = relative(cwd, file);
  return fromHere.startsWith('..') ? file : fromHere;
}
