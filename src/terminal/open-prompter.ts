import { InputNeededError } from '../errors.ts';
import type { Io } from '../io.ts';
import { colourLevel } from './colour.ts';
import { glyphs } from './glyphs.ts';
import { createPainter } from './paint.ts';
import { createPlainPrompter } from './plain-prompter.ts';
import type { Prompter } from './prompter.ts';
import type { Signals } from './signals.ts';
import { createTtyPrompter } from './tty-prompter.ts';

/**
 * The face for where we are: `tty` on a terminal; `plain` with `--plain`, with TERM=dumb, or where the output is no
 * terminal. Throws InputNeededError, with nothing written, where stdin is no terminal and `--plain` does not say that
 * the answers come from a pipe; UsageError for a wrong `color`. Whoever opens closes.
 */
export function openPrompter(options: {
  io: Io;
  plain?: boolean;
  color?: string;
  signals?: Signals;
}): Prompter {
  const { io, signals = process } = options;
  const level = colourLevel(io.stdout, io.env, options.color);
  if (!io.stdin.isTTY && !options.plain) {
    throw new InputNeededError(
      'There is no one to ask: the input is not a terminal.',
      'Give the answers in a file with --answers FILE, or pipe them in line by line with --plain.',
    );
  }
  if (options.plain || io.env.TERM === 'dumb' || !io.stdout.isTTY) {
    return createPlainPrompter(io, createPainter({ level: 0, words: true }), signals);
  }
  return createTtyPrompter(io, createPainter({ level, glyphs: glyphs(io.env) }), signals);
}
