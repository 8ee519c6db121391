import { dirname } from 'node:path';
import { given } from '../given.ts';
import { type Loaded, loadPlaybook } from '../playbook/load-playbook.ts';
import type { Obligations } from '../playbook/ports.ts';
import { findPlaybook, namesFile } from './find-playbook.ts';
import { libraryPorts } from './library-ports.ts';
import { listLate, ownFolders, type Shelves } from './list-playbooks.ts';

export interface Opened extends Loaded {
  /** As a person would type it from the current folder. */
  path: string;
  text: string;
  /** The texts of the fragments, regulations and playbooks that it takes in. */
  taken: string[];
}

/**
 * Finds and loads the playbook that a person names, as `findPlaybook` does. One with faults comes with its findings. With
 * `obligations`, their regimes join it.
 */
export function openPlaybook(name: string, shelves: Shelves, obligations?: Obligations): Opened {
  const others = ownFolders(shelves);
  // Beside a file that was named lie the playbooks that it means.
  const near = namesFile(name) ? [dirname(name)] : [];
  const shelved = listLate({ ...shelves, playbooks: [...near, ...others] });
  const { path, text } = findPlaybook(name, shelves, shelved);
  const ports = libraryPorts(path, shelves.cwd, shelved, others);
  const taken = new Set<string>();
  const readFragment = (inside: string) => {
    const read = ports.readFragment?.(inside);
    if (read !== undefined) taken.add(read);
    return read;
  };
  const readPlaybook = (id: string) => {
    const called = shelved().find(shelf => shelf.id === id && !shelf.hidden);
    if (called) taken.add(called.text);
    return called && { text: called.text, file: called.path };
  };
  const loaded = loadPlaybook(text, path, {
    ...ports,
    readFragment,
    readPlaybook,
    ...given({ obligations }),
  });
  return { ...loaded, path, text, taken: [...taken] };
}
