import { resolve } from 'node:path';
import { builtInPlaybooks } from '../package-root.ts';
import { readFirst } from './library-ports.ts';
import { listPlaybooks, type Shelves } from './list-playbooks.ts';

export type TextKind = 'playbook' | 'fragment' | 'regulation';

/** The library's text of an id, and where it is; nothing where it has none. A fragment's or regulation's file is called as its id. */
export function findText(
  kind: TextKind,
  id: string,
  shelves: Shelves,
): { path: string; text: string } | undefined {
  if (kind === 'playbook') return listPlaybooks(shelves).find(one => one.id === id && !one.hidden);
  const own = [shelves.playbooks ?? 'playbooks'].flat().map(folder => resolve(shelves.cwd, folder));
  const path = `${kind}s/${id}.yaml`;
  const text = readFirst([...own, builtInPlaybooks], path);
  return text === undefined ? undefined : { path, text };
}
