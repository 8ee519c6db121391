import { formatHead } from '../case/heads.ts';
import { verifyCase } from '../case/verify-case.ts';
import { agendaOf } from '../engine/agenda.ts';
import { renderer } from '../engine/renderer.ts';
import { type ExitCode, exit } from '../errors.ts';
import type { CaseReport } from '../report/case-report.ts';
import { renderMarkdown } from '../report/markdown.ts';
import { reportOf } from '../report/report-of.ts';
import { readSession } from '../session/open-session.ts';
import { displayJson } from '../terminal/display.ts';
import type { Context } from './command.ts';
import { readableCaseDir } from './on-case.ts';
import { warnOfProblems } from './warn-of-problems.ts';
import { writeNewFile } from './write-new-file.ts';

export interface ReportOptions {
  format?: Format;
  out?: string;
  redact?: boolean;
  privileged?: boolean;
  head?: string[];
}

type Format = 'md' | 'json';

export async function run(
  [named]: [string | undefined],
  options: ReportOptions,
  context: Context,
): Promise<ExitCode> {
  const report = readReport(readableCaseDir(context, named), options, context);
  const text = rendered(report, options.format ?? formatOf(options.out));
  if (options.out === undefined) context.io.stdout.write(text);
  else writeNewFile(options.out, text, context);
  return exit.done;
}

/** The report of a case as its folder stands; whatever keeps the case from being whole is said on stderr. */
export function readReport(
  dir: string,
  { redact = false, privileged = false, head = [] }: ReportOptions,
  context: Context,
): CaseReport {
  const { reading, state, expressions } = readSession(dir);
  warnOfProblems(reading.problems, context);
  const { intact, anchored, notCovered } = verifyCase(dir, head);
  const now = context.io.clock.now();
  return reportOf(
    {
      id: reading.id,
      name: state.openings[0]?.data.name ?? '',
      state,
      agenda: agendaOf(state, expressions, now),
      records: reading.records,
      problems: reading.problems.map(({ file, line, what }) => `${file}:${line}: ${what}`),
      verdict: { intact, anchored, notCovered },
      render: renderer(state, expressions, now),
      heads: Object.entries(reading.heads).map(([w, [seq, hash]]) => ({
        w,
        lines: seq + 1,
        head: formatHead(hash, seq + 1),
      })),
      now,
    },
    { privileged, redact },
  );
}

function rendered(report: CaseReport, format: Format): string {
  switch (format) {
    case 'md':
      return renderMarkdown(report);
    case 'json':
      return `${displayJson(JSON.stringify(report, undefined, 2))}\n`;
    default:
      return format satisfies never;
  }
}

function formatOf(file = ''): Format {
  return file.toLowerCase().endsWith('.json') ? 'json' : 'md';
}
