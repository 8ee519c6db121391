import { type ExitCode, exit, UsageError } from '../errors.ts';
import { displayJson } from '../terminal/display.ts';
import { githubReport } from '../walkthrough/reporters/github.ts';
import { jsonReport } from '../walkthrough/reporters/json.ts';
import { junitReport } from '../walkthrough/reporters/junit.ts';
import { prettyReport } from '../walkthrough/reporters/pretty.ts';
import { hasFailed, type TestReport } from '../walkthrough/test-report.ts';
import type { Context } from './command.ts';
import { printLines } from './print-lines.ts';
import { findTests } from './test/find-tests.ts';
import { Library } from './test/library.ts';
import { runTests } from './test/run-tests.ts';

interface Options {
  format?: Format;
  minCoverage?: string;
}

type Format = 'pretty' | 'json' | 'junit' | 'github';

/** Plays walkthroughs in memory, and says which do not come to what they expect and what none of them takes. */
export async function run([paths]: [string[]], options: Options, context: Context): Promise<ExitCode> {
  const minCoverage = percentOf(options.minCoverage ?? '0');
  const tests = await findTests(paths, context);
  const report = await runTests(tests, new Library(context), minCoverage);
  print(report, options.format ?? 'pretty', context);
  return hasFailed(report) ? exit.no : exit.done;
}

function percentOf(text: string): number {
  const percent = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  if (percent <= 100) return percent;
  throw new UsageError(`--min-coverage is per cent, not \`${text}\`.`, 'Write a whole number from 0 to 100.');
}

function print(report: TestReport, format: Format, context: Context): void {
  const { stdout } = context.io;
  switch (format) {
    case 'pretty':
      return printLines(prettyReport(report), context);
    case 'json':
      return void stdout.write(displayJson(jsonReport(report)));
    case 'junit':
      return void stdout.write(junitReport(report));
    case 'github':
      printLines(prettyReport(report), context);
      return void stdout.write(githubReport(report));
    default:
      return format satisfies never;
  }
}
