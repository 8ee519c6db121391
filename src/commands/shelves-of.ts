import { resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import { libraryFolders } from '../library/library-folders.ts';
import { isFolder, type Shelves } from '../library/list-playbooks.ts';
import type { Context } from './command.ts';
import { type UsableWorkspace, workspaceOf } from './workspace-of.ts';

/** Where playbooks are looked for: in the folder that a flag named, else in those of the workspace, else in `./playbooks`. */
export function shelvesOf(
  context: Context,
  flag: string | undefined,
  workspace: UsableWorkspace | undefined = workspaceOf(context),
): Shelves {
  const { cwd } = context.io;
  if (flag !== undefined || !workspace) return { cwd, playbooks: flag };
  const { folder, path } = workspace;
  const { playbooks } = workspace.workspace;
  const missing = playbooks?.find(named => !isFolder(resolve(folder, named)));
  if (missing !== undefined) {
    throw new UsageError(
      `${path} names a folder of playbooks that is not there: ${missing}.`,
      'Mend its path, or make the folder.',
    );
  }
  return { cwd, playbooks: libraryFolders(folder, playbooks) };
}
