import type { Io } from '../io.ts';
import { colourLevel } from '../terminal/colour.ts';
import { glyphs } from '../terminal/glyphs.ts';
import type { Line } from '../terminal/line.ts';
import { createPainter } from '../terminal/paint.ts';
import type { Context } from './command.ts';

/** Prints lines, to stdout where nothing else is said: wrapped and toned on a terminal, one row each and bare for a program. */
export function printLines(
  lines: readonly Line[],
  { io, color, plain }: Context,
  stream: Io['stdout'] | Io['stderr'] = io.stdout,
): void {
  const level = plain ? 0 : colourLevel(stream, io.env, color);
  const painter = createPainter({ level, glyphs: glyphs(io.env), words: plain });
  const width = stream.isTTY ? (stream.columns ?? 80) : Number.POSITIVE_INFINITY;
  stream.write(
    lines
      .flatMap(line => painter.rows(line, width))
      .map(row => `${row.trimEnd()}\n`)
      .join(''),
  );
}
