import { listCases } from '../../case/list-cases.ts';
import { TocsinError } from '../../errors.ts';
import type { Check } from '../../terminal/check.ts';

/**
 * Whether this machine's clock can be right: it is not behind what was already recorded, nor behind the program's own day. How
 * right it is, only a time server can say.
 */
export function checkClock(folder: string, now: number): Check {
  const shown = `${new Date(now).toISOString().slice(0, 19)}Z`;
  const newest = Math.max(written, newestTouch(folder));
  if (now >= newest - slack) {
    return { about: 'clock', state: 'good', what: `${shown}; compare it with a time you trust` };
  }
  return {
    about: 'clock',
    state: 'bad',
    what: `${shown} is before ${new Date(newest).toISOString().slice(0, 19)}Z, when something was already there`,
    help: 'Set it right: every entry of a record carries it.',
  };
}

/** No clock was right before this was written. */
const written = Date.UTC(2026, 10, 1);
const slack = 2 * 60_000;

/** When a log last grew, by the disk. */
function newestTouch(folder: string): number {
  try {
    return listCases(folder)[0]?.touched ?? 0;
  } catch (error) {
    if (error instanceof TocsinError) return 0;
    throw error;
  }
}
