import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { builtInPlaybooks } from '../package-root.ts';
import type { LibraryPorts } from '../playbook/ports.ts';
import type { Shelved } from './list-playbooks.ts';
import { readText } from './read-text.ts';

/**
 * What the loader may ask for the file at `path`: files of its own library, else of `others` (absolute folders), else the built-in
 * ones of that name, never one that a link leads out of there. `shelved` gives the playbooks that `use` may name, which a text that names none does not ask for.
 */
export function libraryPorts(
  path: string,
  cwd: string,
  shelved: () => readonly Shelved[],
  others: readonly string[] = [],
): LibraryPorts {
  const folder = libraryFolder(path);
  let playbooks: ReadonlyMap<string, readonly string[]> | undefined;
  return {
    ...(folder !== '.' && { folder }),
    readFragment: inside => readFirst([resolve(cwd, folder), ...others, builtInPlaybooks], inside),
    playbooks: () => {
      playbooks ??= new Map(
        shelved().flatMap(({ id, text, hidden }) => (hidden ? [] : [[id, usedBy(text)]])),
      );
      return playbooks;
    },
  };
}

/** The folder that holds a library's playbooks; fragments, regulations, walkthroughs and scenarios lie one below. */
export function libraryFolder(path: string): string {
  const folder = dirname(path);
  return ['fragments', 'regulations', 'walkthroughs', 'scenarios'].includes(basename(folder))
    ? dirname(folder)
    : folder;
}

/** The text of a file inside the first of these folders that has it. */
export function readFirst(folders: readonly string[], inside: string): string | undefined {
  for (const folder of folders) {
    const text = readInside(folder, inside);
    if (text !== undefined) return text;
  }
  return undefined;
}

function readInside(folder: string, path: string): string | undefined {
  try {
    const file = realpathSync(join(folder, path));
    return file.startsWith(`${realpathSync(folder)}${sep}`) ? readText(file) : undefined;
  } catch {
    return undefined;
  }
}

/** The playbooks that a text uses, by the looks of its lines: enough to find calls in a circle, without parsing every file. */
function usedBy(text: string): string[] {
  return [...text.matchAll(/\buse\s*:\s*["']?([a-z0-9-]+)["']?\s*(?:[,}#]|$)/gm)].flatMap(
    ([, id]) => id ?? [],
  );
}
