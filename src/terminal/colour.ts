import { UsageError } from '../errors.ts';

/** Chalk's levels: none, 16 colours, 256, all. */
export type ColourLevel = 0 | 1 | 2 | 3;

/**
 * How many colours a stream gets. What is said later wins: what the terminal can do, `NO_COLOR` (no-color.org, any value
 * but an empty one), `FORCE_COLOR` (as Node reads it), `--color`. Throws UsageError for a `--color` that is not a word of its own.
 */
export function colourLevel(
  stream: { isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
  option?: string,
): ColourLevel {
  switch (option) {
    case undefined:
    case 'auto':
      break;
    case 'never':
      return 0;
    case 'always':
      return atLeastOne(terminalLevel(env));
    default:
      throw new UsageError(`--color does not know "${option}".`, 'Write --color always, never or auto.');
  }
  const forced = forcedLevel(env);
  if (forced !== undefined) return forced;
  if (env.NO_COLOR || !stream.isTTY) return 0;
  return terminalLevel(env);
}

function forcedLevel(env: Readonly<Record<string, string | undefined>>): ColourLevel | undefined {
  switch (env.FORCE_COLOR) {
    case undefined:
      return undefined;
    case '0':
    case 'false':
      return 0;
    case '2':
      return 2;
    case '3':
      return 3;
    default:
      return 1;
  }
}

function terminalLevel(env: Readonly<Record<string, string | undefined>>): ColourLevel {
  if (env.TERM === 'dumb') return 0;
  if (env.COLORTERM === 'truecolor' || env.COLORTERM === '24bit') return 3;
  return env.TERM?.includes('256color') ? 2 : 1;
}

function atLeastOne(level: ColourLevel): ColourLevel {
  return level === 0 ? 1 : level;
}
