import { nearest } from '../nearest.ts';

export type FileKind = 'playbook' | 'fragment' | 'regulation' | 'walkthrough' | 'scenario' | 'workspace';

/** What a file is, by the key that says so, `tocsin` or `tocsin-...`; where none does, by a first key that is almost `tocsin`. */
export function kindOfFile(text: string): FileKind | undefined {
  const named = /^["']?tocsin(?:-([a-z]+))?["']?[ \t]*:/m.exec(text);
  if (named) return named[1] === undefined ? 'playbook' : (nearest(named[1], others) as FileKind | undefined);
  const first = /^["']?([A-Za-z][\w-]*)["']?[ \t]*:/m.exec(text)?.[1];
  return first !== undefined && nearest(first, ['tocsin']) !== undefined ? 'playbook' : undefined;
}

const others: FileKind[] = ['fragment', 'regulation', 'walkthrough', 'scenario', 'workspace'];
