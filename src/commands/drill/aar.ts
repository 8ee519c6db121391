import { aarDocument } from '../../drill/papers/aar-document.ts';
import { aarHtml } from '../../drill/papers/aar-html.ts';
import { type ExitCode, exit } from '../../errors.ts';
import type { Context } from '../command.ts';
import { readReport } from '../report.ts';
import { readableExerciseDir } from './exercise-dir.ts';
import { oneAtMost } from './one-at-most.ts';
import { readRun } from './read-run.ts';
import { type PaperOptions, writePaper } from './write-paper.ts';

type Options = PaperOptions & { case?: string; controller?: true };

/** Writes the after-action report of an exercise. */
export async function run(words: string[], options: Options, context: Context): Promise<ExitCode> {
  const dir = readableExerciseDir(context, oneAtMost(words) ?? options.case);
  const { played, measures } = readRun(dir, options, context);
  const report = readReport(dir, { controller: true }, context);
  const source = { played, measures, report };
  await writePaper(aarDocument(source), options, context, () => aarHtml(source));
  return exit.done;
}
