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
  /** Another playbook of its id, in a folder before, is used instead. */
  hidden: boolean;
}

/** Where to look. */
export interface Shelves {
  cwd: string;
  /** Folders of own playbooks, from `cwd`, the first before the others; without any, `./playbooks` where that exists. */
  playbooks?: string | readonly string[] | undefined;
}

/**
 * Every playbook, own ones first, each folder by id. One of them hides the playbook of its id in a folder behind it and among
 * the built-in ones.
 */
export function listPlaybooks({ cwd, playbooks }: Shelves): Shelved[] {
  const taken = new Set<string>();
  return [...ownFolders({ cwd, playbooks }), builtInPlaybooks]
    .filter((folder, index, all) => all.indexOf(folder) === index)
    .flatMap(folder => {
      const shelf = readShelf(folder, cwd, folder === builtInPlaybooks ? 'built-in' : 'own', taken);
      for (const { id } of shelf) taken.add(id);
      return shelf;
    });
}

/** The same, read when it is first asked for. */
export function listLate(shelves: Shelves): () => Shelved[] {
  let shelved: Shelved[] | undefined;
  return () => {
    shelved ??= listPlaybooks(shelves);
    return shelved;
  };
}

/** The folders of own playbooks, absolute, the first before the others. Throws UsageError where one that was named is none. */
export function ownFolders({ cwd, playbooks }: Shelves): string[] {
  if (playbooks === undefined) return [resolve(cwd, 'playbooks')].filter(isFolder);
  return [playbooks].flat().map(named => {
    const folder = resolve(cwd, named);
    if (isFolder(folder)) return folder;
    throw new UsageError(
      `\`${named}\` is no folder.`,
      'Give --playbooks the folder that holds the YAML files.',
    );
  });
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

/** A file as a person would type it from the current folder. */
export function shortest(file: string, cwd: string): string {
  const fromHere = relative(cwd, file);
  return fromHere.startsWith('..') ? file : fromHere;
}
