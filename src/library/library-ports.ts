import { realpathSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { builtInPlaybooks } from '../package-root.ts';
import type { LibraryPorts } from '../playbook/ports.ts';
import type { Shelved } from './list-playbooks.ts';
import { readText } from './read-text.ts';

/**
 * What the loader may ask for the playbook at `path`: files in its own folder, else the built-in ones of that name, never one that
 * a link leads out of there. `shelved` are the playbooks that `use` may name.
 */
export function libraryPorts(path: string, cwd: string, shelved: readonly Shelved[]): LibraryPorts {
  const folder = dirname(path);
  return {
    ...(folder !== '.' && { folder }),
    readFragment: inside => readInside(resolve(cwd, folder), inside) ?? readInside(builtInPlaybooks, inside),
    playbooks: new Map(shelved.filter(({ hidden }) => !hidden).map(({ id, text }) => [id, usedBy(text)])),
  };
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
