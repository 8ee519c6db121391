import { createTwoFilesPatch } from 'diff';
import type { Tone } from '../terminal/line.ts';
import type { Context } from './command.ts';
import { printLines } from './print-lines.ts';

/** Prints what would change in a file as a unified diff. */
export function printDiff(
  { file, before, after }: { file: string; before: string; after: string },
  context: Context,
): void {
  const patch = createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, '', '', { context: 3 });
  const lines = patch.replace(/^=+\n/, '').replace(/\n$/, '').split('\n');
  printLines(
    lines.map((text, i) => [
      { text, ...(i > 1 && tones[text.charAt(0)] && { tone: tones[text.charAt(0)] as Tone }) },
    ]),
    context,
  );
}

const tones: Readonly<Record<string, Tone>> = { '-': 'bad', '+': 'good', '@': 'dim' };
