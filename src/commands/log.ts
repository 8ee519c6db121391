import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Recorded } from '../engine/event.ts';
import { renderer } from '../engine/renderer.ts';
import { modeOf } from '../engine/state.ts';
import { type ExitCode, exit } from '../errors.ts';
import { shownToPlayers } from '../report/kinds-of-entry.ts';
import { caseNow } from '../session/drill-clock.ts';
import { type ReadCase, readSession } from '../session/open-session.ts';
import { entryLine } from '../session/screens/entry-line.ts';
import { markedLines } from '../session/screens/mode.ts';
import { displayJson } from '../terminal/display.ts';
import type { Context } from './command.ts';
import { readableCaseDir } from './on-case.ts';
import { printLines } from './print-lines.ts';
import { warnOfProblems } from './warn-of-problems.ts';

export async function run(
  [named]: [string | undefined],
  { json, follow, all }: { json?: boolean; follow?: boolean; all?: boolean },
  context: Context,
): Promise<ExitCode> {
  const dir = readableCaseDir(context, named);
  const printed = new Set<string>();
  for (;;) {
    const read = readSession(dir);
    if (printed.size === 0) warnOfProblems(read.reading.problems, context);
    const shown = shownToPlayers(read.reading.records, read.state);
    const fresh = shown.filter(r => !printed.has(`${r.w} ${r.seq}`));
    for (const record of fresh) printed.add(`${record.w} ${record.seq}`);
    if (json) printRecords(context, read, fresh);
    else printEntries(context, read, all ? fresh : fresh.filter(isAct));
    if (!follow) return exit.done;
    await pause(followEvery);
  }
}

const followEvery = 500;

/** Sessions that come and go are told by `--all`. */
function isAct({ type }: Recorded): boolean {
  return type !== 'session.started' && type !== 'session.ended' && type !== 'case.joined';
}

function printEntries(
  context: Context,
  { state, expressions }: ReadCase,
  records: readonly Recorded[],
): void {
  const now = caseNow(state, context.io.clock);
  const render = renderer(state, expressions, now);
  const lines = records.map(r => entryLine(r, state.playbook, render, now));
  printLines(markedLines(modeOf(state), lines), context);
}

/** The lines as they lie in the logs, byte for byte, in case order; at a terminal without what could act on it. */
function printRecords({ io }: Context, { dir, reading }: ReadCase, records: readonly Recorded[]): void {
  const lines = new Map(
    reading.logs.map(({ w, file }) => [w, readFileSync(join(dir, file), 'utf8').split('\n')]),
  );
  for (const { w, seq } of records) {
    const line = lines.get(w)?.[seq];
    if (line) io.stdout.write(`${io.stdout.isTTY ? displayJson(line) : line}\n`);
  }
}
