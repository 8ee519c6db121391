import { hash } from 'node:crypto';
import { UsageError } from '../errors.ts';
import type { Diagnostic } from '../playbook/diagnostic.ts';
import { loadJoining } from '../playbook/load-joining.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { findPlaybook } from './find-playbook.ts';
import { libraryPorts } from './library-ports.ts';
import { listPlaybooks, ownFolders, type Shelved, type Shelves } from './list-playbooks.ts';
import { readHeading } from './read-heading.ts';

export interface Joining {
  /** Absent where it has faults. */
  playbook?: Playbook;
  findings: Diagnostic[];
  /** What it is called in the case: its id, and four hex digits of its text's digest, so that one name means one text. */
  name: string;
  /** Its own text first, then those of what it takes in. */
  texts: string[];
}

/** Loads a playbook of the library to join a case that is open. Throws UsageError where there is none of that id. */
export function openJoining(id: string, shelves: Shelves): Joining {
  const shelved = listPlaybooks(shelves);
  const { path, text } = shelfOf(id, shelved, shelves);
  const name = `${id}-${hash('sha256', text, 'hex').slice(0, 4)}`;
  const ports = libraryPorts(path, shelves.cwd, () => shelved, ownFolders(shelves));
  const taken = new Set([text]);
  const read = <T extends { text: string } | undefined>(found: T): T => {
    if (found) taken.add(found.text);
    return found;
  };
  const loaded = loadJoining(
    { id, name, title: readHeading(text, 'title') ?? id },
    {
      ...ports,
      readFragment: inside => {
        const fragment = ports.readFragment?.(inside);
        return read(fragment === undefined ? undefined : { text: fragment })?.text;
      },
      readPlaybook: called => {
        const found =
          called === id ? { text, path } : shelved.find(shelf => shelf.id === called && !shelf.hidden);
        return read(found && { text: found.text, file: found.path });
      },
    },
  );
  return { ...loaded, name, texts: [...taken] };
}

function shelfOf(id: string, shelved: readonly Shelved[], shelves: Shelves): Pick<Shelved, 'path' | 'text'> {
  const found = shelved.find(shelf => shelf.id === id && !shelf.hidden);
  if (found) return found;
  findPlaybook(id, shelves);
  throw new UsageError(
    `${id} is a file, and a playbook joins a case by its id.`,
    'Put it in a folder of playbooks: --playbooks says which.',
  );
}
