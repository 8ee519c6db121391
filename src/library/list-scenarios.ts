import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { builtInPlaybooks } from '../package-root.ts';
import { parseSource } from '../playbook/yaml/parse-source.ts';
import { namesFile } from './find-playbook.ts';
import { isFolder, isYaml, ownFolders, type Shelves, shortest } from './list-playbooks.ts';
import { readText } from './read-text.ts';

/** A scenario as it lies on disk, not yet checked. */
export interface ShelvedScenario {
  id: string;
  title: string;
  /** Id of the playbook that it is laid over. */
  playbook: string;
  /** As a person would type it from the current folder. */
  path: string;
  text: string;
}

/** Every scenario beside the playbooks, own ones first; one hides that of its id in a folder behind it. */
export function listScenarios(shelves: Shelves): ShelvedScenario[] {
  const found = [...ownFolders(shelves), builtInPlaybooks]
    .map(folder => join(folder, 'scenarios'))
    .filter((folder, i, all) => all.indexOf(folder) === i && isFolder(folder))
    .flatMap(folder => readFolder(folder, shelves.cwd));
  return found.filter(({ id }, i) => found.findIndex(other => other.id === id) === i);
}

/**
 * The scenarios that a person may mean: a file, one by its id, or all of a playbook by its id. Throws `UsageError` where there is none,
 * with the id that was probably meant.
 */
export function findScenarios(name: string, shelves: Shelves): ShelvedScenario[] {
  if (namesFile(name)) return [readNamed(name, shelves.cwd)];
  const shelved = listScenarios(shelves);
  const own = shelved.filter(({ id }) => id === name);
  const found = own.length > 0 ? own : shelved.filter(({ playbook }) => playbook === name);
  if (found.length > 0) return found;
  const known = shelved.flatMap(({ id, playbook }) => [id, playbook]);
  const meant = nearest(name, [...new Set(known)]);
  throw new UsageError(
    `there is no scenario \`${name}\`, nor one for a playbook of that id.`,
    meant
      ? `Did you mean \`${meant}\`?`
      : '`tocsin drill list` shows those that there are; a file is named with its .yaml.',
  );
}

function readFolder(folder: string, cwd: string): ShelvedScenario[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isFile() && isYaml(entry.name))
    .map(({ name }) => join(folder, name))
    .map(file => shelve(shortest(file, cwd), readText(file)))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function readNamed(path: string, cwd: string): ShelvedScenario {
  try {
    return shelve(path, readText(resolve(cwd, path)));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new UsageError(
      `the scenario \`${path}\` cannot be read: ${code === 'ENOENT' ? 'there is no such file' : code}.`,
      'Name a YAML file, or a scenario by its id.',
    );
  }
}

/** What a broken file does not say is left empty: loading it says what is wrong. */
function shelve(path: string, text: string): ShelvedScenario {
  const data = (parseSource(text, path).source?.data ?? {}) as Record<string, unknown>;
  const { playbook } = data as { playbook?: { id?: unknown } };
  const word = (value: unknown) => (typeof value === 'string' ? value : '');
  return { id: word(data.id), title: word(data.title), playbook: word(playbook?.id), path, text };
}
