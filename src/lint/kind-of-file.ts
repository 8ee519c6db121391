import { nearest } from '../nearest.ts';

export type FileKind = 'playbook' | 'fragment' | 'regulation' | 'walkthrough';

/** What a file is, by the key that says so; where none does, by a first key that most likely was meant to. */
export function kindOfFile(text: string): FileKind | undefined {
  const named = /^["']?(tocsin(?:-[a-z]+)?)["']?[ \t]*:/m.exec(text)?.[1];
  if (named !== undefined) return kinds.get(named);
  const first = /^["']?([A-Za-z][\w-]*)["']?[ \t]*:/m.exec(text)?.[1];
  const meant = first === undefined ? undefined : nearest(first, [...kinds.keys()]);
  return meant === undefined ? undefined : kinds.get(meant);
}

const kinds: ReadonlyMap<string, FileKind> = new Map([
  ['tocsin', 'playbook'],
  ['tocsin-fragment', 'fragment'],
  ['tocsin-regulation', 'regulation'],
  ['tocsin-walkthrough', 'walkthrough'],
]);
