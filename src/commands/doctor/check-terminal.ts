import type { Check } from '../../terminal/check.ts';
import { colourLevel } from '../../terminal/colour.ts';
import type { Context } from '../command.ts';

/** Which face a session has here, and whether its rows fit. */
export function checkTerminal({ io, plain, color }: Context): Check {
  const { stdin, stdout, env } = io;
  if (!stdin.isTTY || !stdout.isTTY) {
    return {
      about: 'terminal',
      state: 'note',
      what: 'none here: input or output is no terminal',
      help: 'A session wants one, or --plain with piped answers, or --answers FILE.',
    };
  }
  if (plain || env.TERM === 'dumb')
    return { about: 'terminal', state: 'good', what: 'plain: words only, no cursor movement' };
  const { columns = 80, rows = 24 } = stdout;
  const what = `${columns} by ${rows}, ${colourLevel(stdout, env, color) > 0 ? 'with' : 'without'} colour`;
  if (columns >= 60 && rows >= 16) return { about: 'terminal', state: 'good', what };
  return {
    about: 'terminal',
    state: 'note',
    what,
    help: 'Sixty columns and sixteen rows read better; --plain does with less.',
  };
}
