import { type ExitCode, exit, UsageError } from '../errors.ts';
import { libraryFolders } from '../library/library-folders.ts';
import { listRegulations } from '../library/list-regulations.ts';
import { readinessOf } from '../overview/readiness/readiness.ts';
import { checkLines } from '../terminal/check.ts';
import type { Context } from './command.ts';
import { monthsOf } from './overview/months-of.ts';
import { readCases } from './overview/read-cases.ts';
import { readLibrary } from './overview/read-library.ts';
import { printJson } from './print-json.ts';
import { printLines } from './print-lines.ts';
import { type UsableWorkspace, workspaceOf } from './workspace-of.ts';

/** Says how ready the organisation is, by its tocsin.yaml, library, cases and drills; exit code 1 where something is missing. */
export async function run(
  _: [],
  { months, json }: { months?: string; json?: true },
  context: Context,
): Promise<ExitCode> {
  const found = workspaceOf(context);
  if (!found) {
    throw new UsageError(
      'there is no plan to look at: no tocsin.yaml here or above.',
      '`tocsin init` writes one; `tocsin doctor` looks at this machine alone.',
    );
  }
  const parts = readinessOf({
    workspace: found.workspace,
    library: readLibrary(found, context),
    regimes: regimesOf(found),
    cases: readCases(context),
    now: context.io.clock.now(),
    months: monthsOf(months),
  });
  const ready = parts.every(({ checks }) => checks.every(({ state }) => state !== 'bad'));
  if (json) printJson({ version: 1, ready, parts }, context, 2);
  else {
    printLines(
      parts.flatMap(({ part, checks }) => [
        [{ text: part, tone: 'strong' as const }],
        ...checkLines(checks),
        [],
      ]),
      context,
    );
  }
  return ready ? exit.done : exit.no;
}

function regimesOf({ workspace, folder }: UsableWorkspace): string[] {
  const known = listRegulations(libraryFolders(folder, workspace.playbooks));
  return known.filter(({ path }) => workspace.regimes.includes(path)).map(({ title }) => title);
}
