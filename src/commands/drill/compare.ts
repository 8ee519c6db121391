import { whyNotComparable } from '../../drill/outcome/compare-runs.ts';
import { comparisonDocument } from '../../drill/papers/comparison/comparison-document.ts';
import { type ExitCode, exit, UsageError } from '../../errors.ts';
import type { Context } from '../command.ts';
import { caseDir } from '../on-case.ts';
import { readRun } from './read-run.ts';
import { type PaperOptions, writePaper } from './write-paper.ts';

/** Puts two exercises beside one another; exit code 1 where they are not comparable. */
export async function run(
  [first, second, ...more]: string[],
  options: PaperOptions & { controller?: true },
  context: Context,
): Promise<ExitCode> {
  if (first === undefined || second === undefined || more.length > 0)
    throw new UsageError('two exercises are compared.', 'Name two cases: tocsin drill compare 014 021');
  const one = readRun(caseDir(context, first), options, context);
  const other = readRun(caseDir(context, second), options, context);
  if (one.played.state.openings[0]?.id === other.played.state.openings[0]?.id)
    throw new UsageError(`${first} and ${second} are the same exercise.`, 'Name two of them.');
  await writePaper(comparisonDocument(one, other), options, context);
  return whyNotComparable(one, other).length === 0 ? exit.done : exit.no;
}
