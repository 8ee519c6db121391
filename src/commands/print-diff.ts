import { createTwoFilesPatch } from 'diff';
import type { Tone } from '../terminal/line.ts';
import type { Context } from './command.ts';
import { printLines } from './print-lines.ts';

/** A file as it is and as it would be; its path with slashes, from where the patch is applied. */
export interface Difference {
  file: string;
  before: string;
  after: string;
}

/** Prints what would change in a file as a unified diff, for people. */
export function printDiff(difference: Difference, context: Context): void {
  const lines = patchOf(difference).replace(/\n$/, '').split('\n');
  printLines(
    lines.map((text, i) => [
      { text, ...(i > 1 && tones[text.charAt(0)] && { tone: tones[text.charAt(0)] as Tone }) },
    ]),
    context,
  );
}

/** The same as a program applies it, byte for byte. Only for texts that were loaded: those hold nothing that acts on a terminal. */
export function printPatch(difference: Difference, context: Context): void {
  // `patch` takes the first blank for the end of a file's name, unless a tab ends it.
  const named = patchOf(difference).replace(/^(--- .*)\n(\+\+\+ .*)\n/, '$1\t\n$2\t\n');
  context.io.stdout.write(named);
}

function patchOf({ file, before, after }: Difference): string {
  const patch = createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, '', '', { context: 3 });
  return patch.replace(/^=+\n/, '');
}

const tones: Readonly<Record<string, Tone>> = { '-': 'bad', '+': 'good', '@': 'dim' };
