import { modeIn } from '../case/list-cases.ts';
import { type ExitCode, exit } from '../errors.ts';
import { driftOf } from '../session/drift.ts';
import { differenceLines } from '../session/screens/difference.ts';
import { markedLines } from '../session/screens/mode.ts';
import type { Context } from './command.ts';
import { readableCaseDir } from './on-case.ts';
import { printJson } from './print-json.ts';
import { printLines } from './print-lines.ts';
import { shelvesOf } from './shelves-of.ts';

/** Shows what is another in the library than in the texts that a case goes on with; exit code 1 where anything is. */
export async function run(
  [named]: [string | undefined],
  { json, playbooks }: { json?: boolean; playbooks?: string },
  context: Context,
): Promise<ExitCode> {
  const dir = readableCaseDir(context, named);
  const mode = modeIn(dir);
  const drift = driftOf(dir, shelvesOf(context, playbooks)) ?? [];
  if (json) printJson({ version: 1, dir, mode, changed: drift }, context);
  else if (drift.length > 0) printLines(markedLines(mode, differenceLines(drift)), context);
  else
    printLines(
      markedLines(mode, [
        [{ text: 'The library has the texts that this case was opened with.', tone: 'good' }],
      ]),
      context,
    );
  return drift.length > 0 ? exit.no : exit.done;
}
