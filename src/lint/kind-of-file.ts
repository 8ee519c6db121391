import { nearest } from '../nearest.ts';

export type FileKind = 'playbook' | 'fragment' | 'regulation' | 'walkthrough';

/** What a file is, by the key that says so; where none does, by a first key that most likely was meant to. */
export function kindOfFile(text: string): FileKind | undefined {
  const telling =
    /^["']?(tocsin(?:-[a-z]+)?)["']?[ \t]*:/m.exec(text) ?? /^["']?([A-Za-z][\w-]*)["']?[ \t]*:/m.exec(text);
  const word = telling?.[1];
  if (word === undefined) return undefined;
  return kinds.get(word) ?? kinds.get(nearest(word, [...kinds.keys()]) ?? '');
}

const kinds: ReadonlyMap<string, FileKind> = new Map([
  ['tocsin', 'playbook'],
  ['tocsin-fragment', 'fragment'],
  ['tocsin-regulation', 'regulation'],
  ['tocsin-walkthrough', 'walkthrough'],
]);
