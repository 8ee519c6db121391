import { type ExitCode, exit, UsageError } from '../errors.ts';
import { displayJson } from '../terminal/display.ts';
import type { Line } from '../terminal/line.ts';
import { asTests, outcomeOf } from '../walkthrough/explore-report.ts';
import { jsonExplored, prettyExplored } from '../walkthrough/reporters/explored.ts';
import { githubReport } from '../walkthrough/reporters/github.ts';
import { jsonReport } from '../walkthrough/reporters/json.ts';
import { junitReport } from '../walkthrough/reporters/junit.ts';
import { prettyReport } from '../walkthrough/reporters/pretty.ts';
import { hasFailed, type TestReport } from '../walkthrough/test-report.ts';
import type { Context } from './command.ts';
import { printLines } from './print-lines.ts';
import { exploreAll } from './test/explore-all.ts';
import { findTests, type Tests } from './test/find-tests.ts';
import { Library } from './test/library.ts';
import { runTests } from './test/run-tests.ts';

interface Options {
  format?: Format;
  minCoverage?: string;
  explore?: boolean;
  limit?: string;
  record?: string;
}

type Format = 'pretty' | 'json' | 'junit' | 'github';

/**
 * Plays walkthroughs in memory, and says which do not come to what they expect and what none of them takes; with `--explore`, walks every way
 * without any; with `--record`, makes a walkthrough of a case.
 */
export async function run([paths]: [string[]], options: Options, context: Context): Promise<ExitCode> {
  if (options.record !== undefined) return (await import('./test/record.ts')).record(options.record, context);
  const tests = await findTests(paths, context);
  const where = paths.length > 0 ? paths.join(', ') : 'playbooks';
  if (options.explore) {
    if (tests.playbooks.size > 0) return exploreWays(tests, options, context);
    throw new UsageError(
      `there is no playbook in ${where}.`,
      'Name a playbook, or a folder that holds some.',
    );
  }
  if (tests.walkthroughs.size > 0) return playAll(tests, options, context);
  throw new UsageError(
    `there is no walkthrough in ${where}.`,
    'Walkthroughs lie in the folder `walkthroughs` beside the playbooks.',
  );
}

async function playAll(
  tests: Tests,
  { format = 'pretty', minCoverage = '0' }: Options,
  context: Context,
): Promise<ExitCode> {
  const least = numberOf(minCoverage, '--min-coverage', 100);
  const report = await runTests(tests, new Library(context), least);
  print({ lines: () => prettyReport(report), json: () => jsonReport(report), report }, format, context);
  return hasFailed(report) ? exit.no : exit.done;
}

async function exploreWays(
  tests: Tests,
  { format = 'pretty', limit = '50000' }: Options,
  context: Context,
): Promise<ExitCode> {
  const report = await exploreAll(tests, new Library(context), numberOf(limit, '--limit', 10_000_000));
  const told = {
    lines: () => prettyExplored(report),
    json: () => jsonExplored(report),
    report: asTests(report),
  };
  print(told, format, context);
  return exitOf[outcomeOf(report)];
}

const exitOf = { sound: exit.done, faulty: exit.no, unable: exit.unable };

function numberOf(text: string, flag: string, most: number): number {
  const number = /^\d{1,8}$/.test(text) ? Number(text) : Number.NaN;
  if (number <= most) return number;
  throw new UsageError(`${flag} takes no \`${text}\`.`, `Write a whole number from 0 to ${most}.`);
}

interface Told {
  lines(): Line[];
  json(): string;
  report: TestReport;
}

function print({ lines, json, report }: Told, format: Format, context: Context): void {
  const { stdout } = context.io;
  switch (format) {
    case 'pretty':
      return printLines(lines(), context);
    case 'json':
      return void stdout.write(displayJson(json()));
    case 'junit':
      return void stdout.write(junitReport(report));
    case 'github':
      printLines(lines(), context);
      return void stdout.write(githubReport(report));
    default:
      return format satisfies never;
  }
}
