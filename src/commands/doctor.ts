import { type ExitCode, exit } from '../errors.ts';
import { checkLines } from '../terminal/check.ts';
import type { Context } from './command.ts';
import { checkCases } from './doctor/check-cases.ts';
import { checkClock } from './doctor/check-clock.ts';
import { checkNode } from './doctor/check-node.ts';
import { checkTerminal } from './doctor/check-terminal.ts';
import { checkWorkspace } from './doctor/check-workspace.ts';
import { casesDir } from './on-case.ts';
import { printJson } from './print-json.ts';
import { printLines } from './print-lines.ts';

/** Looks whether this machine is ready for an incident; exit code 1 where something would get in the way. Changes nothing. */
export async function run(_: [], { json }: { json?: true }, context: Context): Promise<ExitCode> {
  const { io } = context;
  const folder = casesDir(context);
  const checks = [
    checkNode(process.versions.node),
    checkTerminal(context),
    ...checkCases(folder),
    checkClock(folder, io.clock.now()),
    ...checkWorkspace(io.cwd),
  ];
  const ready = checks.every(({ state }) => state !== 'bad');
  if (json) printJson({ version: 1, ready, checks }, context);
  else printLines(checkLines(checks), context);
  return ready ? exit.done : exit.no;
}
