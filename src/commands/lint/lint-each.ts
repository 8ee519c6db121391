import { resolve } from 'node:path';
import { given } from '../../given.ts';
import { type FoundWorkspace, findWorkspace } from '../../library/find-workspace.ts';
import { libraryFolders } from '../../library/library-folders.ts';
import { libraryFolder, libraryPorts } from '../../library/library-ports.ts';
import { isFolder, listLate, type Shelves } from '../../library/list-playbooks.ts';
import { openPlaybook } from '../../library/open-playbook.ts';
import { workspacePorts } from '../../library/workspace-ports.ts';
import { kindOfFile } from '../../lint/kind-of-file.ts';
import type { LintPorts } from '../../lint/lint-ports.ts';
import { lintText, type Settings } from '../../lint/lint-text.ts';
import type { Diagnostic } from '../../playbook/diagnostic.ts';
import type { Playbook } from '../../playbook/playbook.ts';

/** How lint goes about it; plain data, which a thread can be given. */
export interface Manner extends Pick<Settings, 'ignores'>, Pick<LintPorts, 'today'> {}

type Named = readonly [file: string, text: string];

/** Says what is wrong with each text of those that it is given, one after the other; what it has read of libraries it keeps for the next. */
export function eachLinter(
  cwd: string,
  { ignores, today }: Manner,
): (texts: Iterable<Named>) => Diagnostic[] {
  const found = findWorkspace(cwd);
  const own = found ? libraryFolders(found.folder, found.workspace?.playbooks) : [];
  const settings = { severities: found?.workspace?.severities, ignores };
  const libraries = new Map<string, LintPorts>();
  return texts =>
    Array.from(texts, ([path, text]) => {
      const key = kindOfFile(text) === 'workspace' ? path : libraryFolder(path);
      const ports = libraries.get(key) ?? { ...portsFor(path, text, cwd, own, found), ...given({ today }) };
      libraries.set(key, ports);
      return lintText(text, path, ports, settings);
    }).flat();
}

function portsFor(
  path: string,
  text: string,
  cwd: string,
  own: readonly string[],
  found: FoundWorkspace | undefined,
): LintPorts {
  if (kindOfFile(text) === 'workspace') return workspacePorts(text, path, cwd);
  const others = own.length > 0 ? own : [resolve(cwd, 'playbooks')];
  const playbooks = [resolve(cwd, libraryFolder(path)), ...others].filter(isFolder);
  const shelves = playbooks.length > 0 ? { cwd, playbooks } : { cwd };
  return {
    ...libraryPorts(path, cwd, listLate(shelves), own),
    walked: walkedIn(shelves, found),
  };
}

/** Each playbook is loaded once, however many walkthroughs it has. */
function walkedIn(shelves: Shelves, found: FoundWorkspace | undefined): NonNullable<LintPorts['walked']> {
  const loaded = new Map<string, Playbook | undefined>();
  const { source, workspace } = found ?? {};
  const obligations = source && workspace && { source, ...workspace };
  return id => {
    if (!loaded.has(id)) loaded.set(id, openPlaybook(id, shelves, obligations).playbook);
    return loaded.get(id);
  };
}
