import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { builtInPlaybooks } from '../package-root.ts';
import type { LibraryPorts } from '../playbook/ports.ts';
import { loadWorkspace } from '../workspace/load-workspace.ts';
import type { WorkspacePorts } from '../workspace/workspace-ports.ts';
import { libraryFolders } from './library-folders.ts';
import { libraryPorts, readFirst } from './library-ports.ts';
import { isFolder, isYaml, listPlaybooks, type Shelved } from './list-playbooks.ts';
import { listRegulations } from './list-regulations.ts';
import { readRoles } from './read-roles.ts';
import { readText } from './read-text.ts';

/** What the workspace at `path`, from the current folder, may name: what is in its own folders of playbooks and in the built-in one. */
export function workspacePorts(text: string, path: string, cwd: string): LibraryPorts & WorkspacePorts {
  const folder = resolve(cwd, dirname(path));
  const own = libraryFolders(folder, loadWorkspace(text, path).workspace?.playbooks);
  const folders = [...own, builtInPlaybooks];
  const shelved = listPlaybooks({ cwd, playbooks: own });
  const { playbooks } = libraryPorts(path, cwd, () => shelved);
  return {
    ...(playbooks && { playbooks }),
    readFragment: inside => readFirst(folders, inside),
    regulations: () => listRegulations(own).map(({ path }) => path),
    roles: () => [
      ...new Set(
        [...shelved.map(({ text }) => text), ...folders.flatMap(fragmentsIn)].flatMap(text =>
          readRoles(text).map(({ id }) => id),
        ),
      ),
    ],
    requiredRoles: () => requiredBy(shelved),
    hasFolder: inside => isFolder(resolve(folder, inside)),
  };
}

/** Own playbooks say whom an organisation needs; without any, the built-in ones do. */
function requiredBy(shelved: readonly Shelved[]): Map<string, string[]> {
  const own = shelved.filter(({ from }) => from === 'own');
  const required = new Map<string, string[]>();
  for (const { id: playbook, text } of own.length > 0 ? own : shelved) {
    for (const { id } of readRoles(text).filter(role => role.required)) {
      required.set(id, [...(required.get(id) ?? []), playbook]);
    }
  }
  return required;
}

function fragmentsIn(folder: string): string[] {
  return yamlIn(folder, 'fragments').map(name => readText(join(folder, 'fragments', name)));
}

function yamlIn(folder: string, inside: string): string[] {
  const path = join(folder, inside);
  return isFolder(path) ? readdirSync(path).filter(isYaml) : [];
}
