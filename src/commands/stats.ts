import { type ExitCode, exit, UsageError } from '../errors.ts';
import { given } from '../given.ts';
import { isDrill } from '../overview/case-in-view.ts';
import { exerciseResults } from '../overview/exercises/exercise-results.ts';
import { figuresOf } from '../overview/stats/case-figures.ts';
import { statsOf } from '../overview/stats/stats.ts';
import { statsCsv } from '../overview/stats/stats-csv.ts';
import { statsHtml } from '../overview/stats/stats-html.ts';
import { statsLines } from '../overview/stats/stats-lines.ts';
import { weakSpotsOf } from '../overview/weak-spots.ts';
import type { Context } from './command.ts';
import { readCases } from './overview/read-cases.ts';
import { printJson } from './print-json.ts';
import { printLines } from './print-lines.ts';
import { workspaceOf } from './workspace-of.ts';
import { writeNewFile } from './write-new-file.ts';

interface Options {
  drills?: true;
  csv?: true;
  html?: true;
  out?: string;
  json?: true;
}

/** Numbers over all cases, or with `--drills` over all drills: never over both. */
export async function run(
  _: [],
  { drills, csv, html, out, json }: Options,
  context: Context,
): Promise<ExitCode> {
  const formats = [html && '--html', csv && '--csv', json && '--json'].filter(flag => flag !== undefined);
  if (formats.length > 1)
    throw new UsageError(`${formats.join(' and ')} do not go together.`, 'Leave all but one of them out.');
  if (out !== undefined && !html && !csv)
    throw new UsageError(
      'Only a page or a table goes into a file.',
      `Say which: tocsin stats --html --out numbers.html`,
    );
  const mode = drills ? 'drill' : 'live';
  const cases = readCases(context).filter(one => isDrill(one) === (mode === 'drill'));
  const now = context.io.clock.now();
  const stats = statsOf(cases.map(figuresOf), mode);
  const about = given({ exercises: drills ? exerciseResults(cases) : undefined });
  const spots = weakSpotsOf(cases);
  const organisation = workspaceOf(context)?.workspace.organisation ?? '';
  if (html) put(statsHtml(stats, spots, { organisation, now, ...about }), out, context);
  else if (csv) put(statsCsv(stats, about.exercises), out, context);
  else if (json) printJson({ ...stats, ...about, weakSpots: spots }, context, 2);
  else printLines(statsLines(stats, spots, about.exercises), context);
  return exit.done;
}

function put(text: string, out: string | undefined, context: Context): void {
  if (out === undefined) context.io.stdout.write(text);
  else writeNewFile(out, text, context);
}
