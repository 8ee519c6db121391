import type { Io } from '../io.ts';
import { colourLevel } from '../terminal/colour.ts';
import { glyphs } from '../terminal/glyphs.ts';
import type { Line } from '../terminal/line.ts';
import { createPainter } from '../terminal/paint.ts';
import type { Context } from './command.ts';

/** Prints lines, to stdout where nothing else is said: wrapped and toned on a terminal, one row each and bare for a program. */
export function printLines(
  lines: readonly Line[],
  context: Context,
  stream: Io['stdout'] | Io['stderr'] = context.io.stdout,
): void {
  stream.write(linesAsText(lines, context, stream));
}

/** What would be printed to such a stream; a file is one with no properties. */
export function linesAsText(
  lines: readonly Line[],
  { io, color, plain }: Context,
  stream: { isTTY?: boolean; columns?: number },
): string {
  const level = plain ? 0 : colourLevel(stream, io.env, color);
  const painter = createPainter({ level, glyphs: glyphs(io.env), words: plain });
  const width = stream.isTTY ? (stream.columns ?? 80) : Number.POSITIVE_INFINITY;
  return lines
    .flatMap(line => painter.rows(line, width))
    .map(row => `${row.trimEnd()}\n`)
    .join('');
}
