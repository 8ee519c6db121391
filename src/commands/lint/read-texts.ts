import { resolve } from 'node:path';
import { exit, TocsinError, UsageError } from '../../errors.ts';
import { type Found, findFiles } from '../../library/find-files.ts';
import { findWorkspace } from '../../library/find-workspace.ts';
import { libraryFolders } from '../../library/library-folders.ts';
import { isFolder, shortest } from '../../library/list-playbooks.ts';
import { NotAFile, readStream, readText } from '../../library/read-text.ts';
import { kindOfFile } from '../../lint/kind-of-file.ts';
import type { Context } from '../command.ts';

/**
 * The texts to lint by the names that findings give them: those that `paths` name, - being standard input; without paths those of
 * the workspace. Throws UsageError where there are none.
 */
export async function readTexts(
  paths: readonly string[],
  stdinFilename: string | undefined,
  { io }: Context,
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  if (paths.includes('-')) texts.set(stdinFilename ?? 'stdin.yaml', await readStream(io.stdin));
  const named = paths.filter(path => path !== '-');
  for (const file of findFiles(paths.length > 0 ? named : ownLibrary(io.cwd), io.cwd)) {
    const text = read(file, io.cwd);
    if (!file.walked || kindOfFile(text) !== undefined) texts.set(file.path, text);
  }
  if (texts.size > 0) return texts;
  throw new UsageError(
    `there is no playbook in ${named.length > 0 ? named.join(', ') : 'playbooks'}.`,
    'Name a YAML file or a folder that holds some.',
  );
}

/** The workspace and its folders of playbooks, as far as there are any; else `./playbooks`. */
function ownLibrary(cwd: string): string[] {
  const found = findWorkspace(cwd);
  if (found) {
    const { path, folder, workspace } = found;
    return [path, ...libraryFolders(folder, workspace?.playbooks).map(own => shortest(own, cwd))];
  }
  if (isFolder(resolve(cwd, 'playbooks'))) return ['playbooks'];
  throw new UsageError(
    'there is no folder `playbooks` here.',
    'Name the files or folders to lint, or - for standard input.',
  );
}

function read({ path }: Found, cwd: string): string {
  try {
    return readText(resolve(cwd, path));
  } catch (error) {
    if (error instanceof NotAFile) {
      throw new UsageError(
        `the file \`${path}\` cannot be read: ${error.message}.`,
        'Name a YAML file, or - for standard input.',
      );
    }
    const { code } = error as NodeJS.ErrnoException;
    throw new TocsinError(
      `the file \`${path}\` cannot be read: ${code}.`,
      exit.unable,
      'Check who may read it.',
    );
  }
}
