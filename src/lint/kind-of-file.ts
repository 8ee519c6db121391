export type FileKind = 'playbook' | 'fragment' | 'regulation' | 'walkthrough';

/** What a file is, by its first key; where that is missing or misspelt, by a key that only one kind has. */
export function kindOfFile(text: string): FileKind | undefined {
  const named = /^["']?tocsin(?:-([a-z]+))?["']?[ \t]*:/m.exec(text);
  if (named) return named[1] === undefined ? 'playbook' : others.get(named[1]);
  const telling = /^(phases|answers|steps)[ \t]*:/m.exec(text);
  return telling ? byKey.get(telling[1] as string) : undefined;
}

const others: ReadonlyMap<string, FileKind> = new Map([
  ['fragment', 'fragment'],
  ['regulation', 'regulation'],
  ['walkthrough', 'walkthrough'],
]);

const byKey: ReadonlyMap<string, FileKind> = new Map([
  ['phases', 'playbook'],
  ['answers', 'walkthrough'],
  ['steps', 'fragment'],
]);
