import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { exit, TocsinError } from '../../errors.ts';
import { prettyReport, prettySummary } from '../../lint/reporters/pretty.ts';
import type { Report } from '../../lint/reporters/report.ts';
import { displayJson } from '../../terminal/display.ts';
import type { Context } from '../command.ts';
import { linesAsText, printLines } from '../print-lines.ts';
import type { Format, Target } from './targets.ts';

/** Writes what was found in each format to its file, or to standard output; where nothing goes there, a person reads the count on stderr. */
export async function writeReports(
  report: Report,
  targets: readonly Target[],
  context: Context,
): Promise<void> {
  for (const { format, file } of targets) {
    if (file !== undefined) write(file, await render(format, report, context, {}), context.io.cwd);
    else context.io.stdout.write(await render(format, report, context, context.io.stdout));
  }
  if (targets.some(({ file }) => file === undefined)) return;
  printLines([prettySummary(report.findings, report.files.length)], context, context.io.stderr);
}

/** The libraries and tables of a format are loaded for it alone. */
async function render(
  format: Format,
  report: Report,
  context: Context,
  stream: { isTTY?: boolean; columns?: number },
): Promise<string> {
  switch (format) {
    case 'pretty': {
      const { findings, files, textOf } = report;
      const lines = [...prettyReport(findings, textOf), prettySummary(findings, files.length)];
      return linesAsText(lines, context, stream);
    }
    case 'compact':
      return (await import('../../lint/reporters/compact.ts')).compactReport(report);
    case 'json':
      return displayJson(
        (await import('../../lint/reporters/json.ts')).jsonReport(report.findings, report.files.length),
      );
    case 'github':
      return (await import('../../lint/reporters/github.ts')).githubReport(report);
    case 'sarif':
      return displayJson((await import('../../lint/reporters/sarif.ts')).sarifReport(report));
    case 'gitlab':
      return displayJson((await import('../../lint/reporters/gitlab.ts')).gitlabReport(report));
    case 'junit':
      return (await import('../../lint/reporters/junit.ts')).junitReport(report);
    case 'checkstyle':
      return (await import('../../lint/reporters/checkstyle.ts')).checkstyleReport(report);
    default:
      return format satisfies never;
  }
}

function write(file: string, text: string, cwd: string): void {
  try {
    writeFileSync(resolve(cwd, file), text);
  } catch (error) {
    throw new TocsinError(
      `cannot write ${file}: ${(error as NodeJS.ErrnoException).code}.`,
      exit.unable,
      'Name a file in a folder that exists and that you may write to.',
    );
  }
}
