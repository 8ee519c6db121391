import { resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { isYaml, listPlaybooks, type Shelved, type Shelves } from './list-playbooks.ts';
import { NotAFile, readText } from './read-text.ts';

/**
 * The playbook that a person names by its id or by a file (anything with a slash or ending in .yaml or .yml).
 * Throws `UsageError` where there is none, with the id that was probably meant. `list` gives those of the shelves.
 */
export function findPlaybook(
  name: string,
  shelves: Shelves,
  list = (): Shelved[] => listPlaybooks(shelves),
): Pick<Shelved, 'path' | 'text'> {
  if (namesFile(name)) return readNamed(name, shelves.cwd);
  const shelved = list();
  const found = shelved.find(({ id }) => id === name);
  if (found) return found;
  const meant = nearest(
    name,
    shelved.map(({ id }) => id),
  );
  throw new UsageError(
    `there is no playbook \`${name}\`.`,
    meant
      ? `Did you mean \`${meant}\`?`
      : '`tocsin list` shows those that there are; a file is named with its .yaml.',
  );
}

/** Whether a name is that of a file, not of a playbook in the library. */
export function namesFile(name: string): boolean {
  return /[/\\]/.test(name) || isYaml(name);
}

function readNamed(path: string, cwd: string): { path: string; text: string } {
  try {
    return { path, text: readText(resolve(cwd, path)) };
  } catch (error) {
    throw new UsageError(
      `the playbook \`${path}\` cannot be read: ${whyNot(error)}.`,
      'Name a YAML file, or a playbook by its id.',
    );
  }
}

function whyNot(error: unknown): string {
  if (error instanceof NotAFile) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' ? 'there is no such file' : `${code}`;
}
