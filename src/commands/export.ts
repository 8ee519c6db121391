import { type ExitCode, exit, UsageError } from '../errors.ts';
import type { CaseReport } from '../report/case-report.ts';
import { irisFiles } from '../report/export/iris.ts';
import { stixBundle } from '../report/export/stix/stix-bundle.ts';
import { timelineCsv } from '../report/export/timeline-csv.ts';
import { timesketchCsv, timesketchJsonl } from '../report/export/timesketch.ts';
import { verisOf } from '../report/export/veris.ts';
import { caseNow } from '../session/drill-clock.ts';
import { readSession } from '../session/open-session.ts';
import { displayJson } from '../terminal/display.ts';
import { calendarOf } from './calendar-of.ts';
import type { Context } from './command.ts';
import { exportBundle } from './exporting/export-bundle.ts';
import { writeFiles } from './exporting/write-files.ts';
import { readableCaseDir } from './on-case.ts';
import type { ExportFormat } from './registry/export-formats.ts';
import { readReport } from './report.ts';
import { warnOfProblems } from './warn-of-problems.ts';
import { writeNewFile } from './write-new-file.ts';

export interface ExportOptions {
  format: ExportFormat;
  out?: string;
  redact?: boolean;
  privileged?: boolean;
}

export async function run(
  [named]: [string | undefined],
  options: ExportOptions,
  context: Context,
): Promise<ExitCode> {
  const { format, redact } = options;
  if (redact && (format === 'bundle' || format === 'ics'))
    throw new UsageError(
      format === 'bundle'
        ? 'a bundle is the record itself: nothing can be taken out of it.'
        : 'a calendar is for those who work on the case, and not made for people outside.',
      'Leave --redact out, or choose another --format.',
    );
  const dir = readableCaseDir(context, named);
  if (format === 'bundle') await exportBundle(dir, options, context);
  else if (format === 'ics') put(calendar(dir, context), options, context);
  else if (format === 'iris')
    await writeFiles(irisFiles(reportFor(dir, options, context)), options.out, context);
  else put(textOf(reportFor(dir, options, context), format), options, context);
  return exit.done;
}

function reportFor(dir: string, { redact, privileged }: ExportOptions, context: Context): CaseReport {
  return readReport(dir, { redact: redact ?? false, privileged: privileged ?? false }, context);
}

function calendar(dir: string, context: Context): string {
  const read = readSession(dir);
  warnOfProblems(read.reading.problems, context);
  return calendarOf(read, caseNow(read.state, context.io.clock));
}

function put(text: string, { out }: ExportOptions, context: Context): void {
  if (out === undefined || out === '-') context.io.stdout.write(text);
  else writeNewFile(out, text, context);
}

function textOf(report: CaseReport, format: Exclude<ExportFormat, 'bundle' | 'ics' | 'iris'>): string {
  switch (format) {
    case 'timesketch':
      return timesketchJsonl(report);
    case 'timesketch-csv':
      return timesketchCsv(report);
    case 'stix':
      return json(stixBundle(report));
    case 'veris':
      return json(verisOf(report));
    case 'csv':
      return timelineCsv(report);
    case 'json':
      return json(report);
    default:
      return format satisfies never;
  }
}

function json(value: unknown): string {
  return `${displayJson(JSON.stringify(value, undefined, 2))}\n`;
}
