import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { deadlinesOf } from '../engine/clocks/deadlines.ts';
import { factsOf } from '../engine/facts.ts';
import { modeOf } from '../engine/state.ts';
import { CaseFileError, type ExitCode, exit } from '../errors.ts';
import { caseNow } from '../session/drill-clock.ts';
import { readSession } from '../session/open-session.ts';
import { deadlineLines } from '../session/screens/deadline-lines.ts';
import { markedLines } from '../session/screens/mode.ts';
import { calendarOf } from './calendar-of.ts';
import type { Context } from './command.ts';
import { deadlineJson } from './deadline-json.ts';
import { readableCaseDir } from './on-case.ts';
import { printJson } from './print-json.ts';
import { printLines } from './print-lines.ts';

export async function run(
  [named]: [string | undefined],
  { json, ics }: { json?: boolean; ics?: string },
  context: Context,
): Promise<ExitCode> {
  const dir = readableCaseDir(context, named);
  const read = readSession(dir);
  const { reading, state, expressions } = read;
  const now = caseNow(state, context.io.clock);
  const deadlines = deadlinesOf(state, expressions, now);
  const render = (text: string) => expressions.render(text, factsOf(state, now)).text;
  const mode = modeOf(state);
  const name = state.openings[0]?.data.name ?? '';
  if (ics !== undefined) {
    write(ics, calendarOf(read, now), context);
  } else if (json) {
    const clocks = deadlines.map(deadline => deadlineJson(deadline, render));
    printJson({ version: 1, case: reading.id, name, dir, mode, clocks }, context);
  } else if (deadlines.length === 0) {
    printLines(markedLines(mode, [[{ text: `${name} has no deadlines.`, tone: 'dim' }]]), context);
  } else printLines(markedLines(mode, deadlineLines(deadlines, now, render, { details: true })), context);
  return exit.done;
}

function write(path: string, text: string, { io }: Context): void {
  if (path === '-') {
    io.stdout.write(text);
    return;
  }
  try {
    writeFileSync(resolve(io.cwd, path), text);
  } catch (error) {
    throw new CaseFileError(
      `cannot write ${path}: ${error instanceof Error ? error.message : error}`,
      'Name another file, or - for standard output.',
    );
  }
}
