import { type ExitCode, exit } from '../errors.ts';
import type { Line, Tone } from '../terminal/line.ts';
import type { Context } from './command.ts';
import type { Check } from './doctor/check.ts';
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
  else printLines(checks.flatMap(linesOf), context);
  return ready ? exit.done : exit.no;
}

function linesOf({ about, state, what, help }: Check): Line[] {
  const { word, tone } = words[state];
  return [
    [
      { text: word.padEnd(5), tone },
      { text: about.padEnd(11), tone: 'strong' },
      { text: what, hang: true },
    ],
    ...(help === undefined ? [] : [[{ text: `${' '.repeat(16)}${help}`, tone: 'dim' as const, hang: true }]]),
  ];
}

const words: Record<Check['state'], { word: string; tone: Tone }> = {
  good: { word: 'ok', tone: 'good' },
  note: { word: 'note', tone: 'warn' },
  bad: { word: 'BAD', tone: 'bad' },
};
