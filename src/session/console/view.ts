import type { Line } from '../../terminal/line.ts';
import { oneRow } from '../../terminal/one-row.ts';
import { comingRows } from './coming-rows.ts';
import type { ConsoleView, Room } from './console-view.ts';
import { expectationRows } from './expectation-rows.ts';
import { headRow } from './head-row.ts';
import { injectRows } from './inject-rows.ts';
import { playerRows } from './player-rows.ts';

/**
 * The controller's screen: the clock, what comes next and why it waits, what the players have, what is expected of them, and below a
 * rule the chosen inject with its texts. Every line is one row; what has no room is counted.
 */
export function consoleLines(view: ConsoleView, room: Room): Line[] {
  const spare = Math.max(0, room.height - leastRows);
  const share = Math.floor(spare / 5);
  const above = [
    headRow(view),
    ...comingRows(view, 3 + share),
    ...playerRows(view, 4 + share),
    ...expectationRows(view, 3 + share),
    [{ text: '', sign: 'rule' as const, tone: 'dim' as const }],
  ];
  const below = injectRows(view, { width: room.width, height: Math.max(4, room.height - above.length) });
  return [...above, ...below].map(line => oneRow(line, room.width));
}

/** The same with the chosen inject alone, for reading it out. */
export function readingLines(view: ConsoleView, room: Room): Line[] {
  const below = injectRows(view, { width: room.width, height: room.height - 1 });
  return [headRow(view), ...below].map(line => oneRow(line, room.width));
}

/** Rows of a terminal of 24, without its keys and its status. */
const leastRows = 19;
