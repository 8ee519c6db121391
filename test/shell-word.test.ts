import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { shellWord } from '../src/shell-word.ts';

it.each([
  ['isolate', 'isolate'],
  ['victim/reset', 'victim/reset'],
  ['isolate[ws-7]', "'isolate[ws-7]'"],
  ['isolate#2', "'isolate#2'"],
  ["call[O'Brien]", `"call[O'Brien]"`],
  [`$(id)`, `'$(id)'`],
  [`it's $5`, String.raw`'it'\''s $5'`],
  ['-rf', "'-rf'"],
  ['', "''"],
])('%s is typed as %s, which a shell reads back', (text, word) => {
  expect(shellWord(text)).toBe(word);
  expect(execFileSync('sh', ['-c', `printf %s ${word}`], { encoding: 'utf8' })).toBe(text);
});
