import { resolve } from 'node:path';
import { isFolder } from './list-playbooks.ts';

/** The folders of a workspace's own playbooks, absolute: those that it names, else `playbooks` beside it, where that is there. */
export function libraryFolders(folder: string, named: readonly string[] | undefined): string[] {
  return (named ?? ['playbooks']).map(path => resolve(folder, path)).filter(isFolder);
}
