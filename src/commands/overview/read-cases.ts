import { listCases } from '../../case/list-cases.ts';
import type { Run } from '../../drill/outcome/compare-runs.ts';
import { isClosed } from '../../engine/state.ts';
import { TocsinError } from '../../errors.ts';
import { given } from '../../given.ts';
import type { CaseInView } from '../../overview/case-in-view.ts';
import { caseNow } from '../../session/drill-clock.ts';
import { type ReadCase, readSession } from '../../session/open-session.ts';
import type { Context } from '../command.ts';
import { runOf } from '../drill/read-run.ts';
import { casesDir } from '../on-case.ts';
import { printLines } from '../print-lines.ts';

/** Every case of the folder, by name. One that cannot be read is named on stderr, so that no number leaves it out in silence. */
export function readCases(context: Context): CaseInView[] {
  return listCases(casesDir(context))
    .flatMap(({ name, dir }) => readOne(name, dir, context))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readOne(name: string, dir: string, context: Context): CaseInView[] {
  try {
    const read = readSession(dir);
    const { state, expressions, reading } = read;
    if (reading.problems.length > 0)
      warn(`${name} is damaged, and what follows the damage is left out`, context);
    const run = isClosed(state) ? endedRun(read, context) : undefined;
    const now = run?.played.until ?? caseNow(state, context.io.clock);
    return [{ name, state, expressions, now, ...given({ run }) }];
  } catch (error) {
    if (!(error instanceof TocsinError)) throw error;
    warn(`${name} cannot be read and is left out: ${error.message}`, context);
    return [];
  }
}

/** One whose scenario is not there whole has no results; the rest of it counts. */
function endedRun(read: ReadCase, context: Context): Run | undefined {
  try {
    return runOf(read, context.io.clock);
  } catch (error) {
    if (!(error instanceof TocsinError)) throw error;
    warn(`${error.message}, and its results are left out`, context);
    return undefined;
  }
}

function warn(what: string, context: Context): void {
  const line = `${what}; \`tocsin verify\` says more.`;
  printLines(
    [
      [
        { text: 'warning: ', tone: 'warn' },
        { text: line, hang: true },
      ],
    ],
    context,
    context.io.stderr,
  );
}
