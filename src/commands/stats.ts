import { type ExitCode, exit } from '../errors.ts';
import { isDrill } from '../overview/case-in-view.ts';
import { figuresOf } from '../overview/stats/case-figures.ts';
import { statsOf } from '../overview/stats/stats.ts';
import { statsCsv } from '../overview/stats/stats-csv.ts';
import { statsLines } from '../overview/stats/stats-lines.ts';
import { weakSpotsOf } from '../overview/weak-spots.ts';
import type { Context } from './command.ts';
import { readCases } from './overview/read-cases.ts';
import { printJson } from './print-json.ts';
import { printLines } from './print-lines.ts';

/** Numbers over all cases, or with `--drills` over all drills: never over both. */
export async function run(
  _: [],
  { drills, csv, json }: { drills?: true; csv?: true; json?: true },
  context: Context,
): Promise<ExitCode> {
  const mode = drills ? 'drill' : 'live';
  const cases = readCases(context).filter(one => isDrill(one) === (mode === 'drill'));
  const now = context.io.clock.now();
  const stats = statsOf(
    cases.map(one => figuresOf(one, now)),
    mode,
  );
  const spots = weakSpotsOf(cases);
  if (csv) context.io.stdout.write(statsCsv(stats));
  else if (json) printJson({ ...stats, weakSpots: spots }, context, 2);
  else printLines(statsLines(stats, spots), context);
  return exit.done;
}
