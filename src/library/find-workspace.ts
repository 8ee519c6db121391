import { dirname } from 'node:path';
import { UsageError } from '../errors.ts';
import { type LoadedWorkspace, loadWorkspace } from '../workspace/load-workspace.ts';
import { shortest } from './list-playbooks.ts';
import { readText } from './read-text.ts';
import { workspaceFile } from './workspace-file.ts';

export interface FoundWorkspace extends LoadedWorkspace {
  /** As a person would type it from the current folder. */
  path: string;
  text: string;
  /** The absolute folder that its paths begin from. */
  folder: string;
}

/** The workspace around a folder, with what is wrong with it; nothing where there is none. Throws UsageError for one that cannot be read. */
export function findWorkspace(cwd: string): FoundWorkspace | undefined {
  const file = workspaceFile(cwd);
  if (file === undefined) return undefined;
  const path = shortest(file, cwd);
  const text = read(file, path);
  return { ...loadWorkspace(text, path), path, text, folder: dirname(file) };
}

function read(file: string, path: string): string {
  try {
    return readText(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`${path} cannot be read: ${code}.`, 'Check who may read it.');
  }
}
