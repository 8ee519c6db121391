import { type Loaded, loadPlaybook } from '../playbook/load-playbook.ts';
import { findPlaybook } from './find-playbook.ts';
import { libraryPorts } from './library-ports.ts';
import { listPlaybooks, type Shelves } from './list-playbooks.ts';

export interface Opened extends Loaded {
  /** As a person would type it from the current folder. */
  path: string;
  text: string;
  /** The texts of the fragments and regulations that it takes in. */
  taken: string[];
}

/** Finds and loads the playbook that a person names, as `findPlaybook` does. One with faults comes with its findings. */
export async function openPlaybook(name: string, shelves: Shelves): Promise<Opened> {
  const { path, text } = findPlaybook(name, shelves);
  const ports = libraryPorts(path, shelves.cwd, listPlaybooks(shelves));
  const taken = new Set<string>();
  const readFragment = (inside: string) => {
    const read = ports.readFragment?.(inside);
    if (read !== undefined) taken.add(read);
    return read;
  };
  const loaded = await loadPlaybook(text, path, { ...ports, readFragment });
  return { ...loaded, path, text, taken: [...taken] };
}
