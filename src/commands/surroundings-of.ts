import { TocsinError } from '../errors.ts';
import { libraryFolders } from '../library/library-folders.ts';
import type { Shelves } from '../library/list-playbooks.ts';
import { workspaceFile } from '../library/workspace-file.ts';
import { type Drift, driftOf } from '../session/drift.ts';
import type { Surroundings } from '../session/surroundings.ts';
import { display } from '../terminal/display.ts';
import type { Context } from './command.ts';
import type { UsableWorkspace } from './workspace-of.ts';

/** What a sitting at a case knows beside it. None of that may keep anybody from their case: what cannot be read is said, and left out. */
export async function surroundingsOf(
  context: Context,
  dir: string,
  playbooks?: string,
): Promise<Surroundings> {
  const { io } = context;
  try {
    const found = await workspaceAround(context);
    const own = playbooks ?? (found && libraryFolders(found.folder, found.workspace.playbooks));
    const shelves = { cwd: io.cwd, playbooks: own };
    return { workspace: found?.workspace, drift: driftAround(dir, shelves), shelves };
  } catch (error) {
    if (!(error instanceof TocsinError)) throw error;
    io.stderr.write(`${display(`Left out: ${error.message}`)}\n`);
    return {};
  }
}

/** YAML is read only where there is a workspace. */
async function workspaceAround(context: Context): Promise<UsableWorkspace | undefined> {
  if (workspaceFile(context.io.cwd) === undefined) return undefined;
  return (await import('./workspace-of.ts')).workspaceOf(context);
}

function driftAround(dir: string, shelves: Shelves): Drift | undefined {
  try {
    return driftOf(dir, shelves);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
