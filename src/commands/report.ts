import { formatHead } from '../case/heads.ts';
import { verifyCase } from '../case/verify-case.ts';
import { agendaOf } from '../engine/agenda.ts';
import { renderer } from '../engine/renderer.ts';
import { type ExitCode, exit, UsageError } from '../errors.ts';
import type { CaseReport } from '../report/case-report.ts';
import { renderHtml } from '../report/html/html.ts';
import { shownToPlayers } from '../report/kinds-of-entry.ts';
import { renderMarkdown } from '../report/markdown.ts';
import { reportOf } from '../report/report-of.ts';
import { caseNow } from '../session/drill-clock.ts';
import { readSession } from '../session/open-session.ts';
import { displayJson } from '../terminal/display.ts';
import type { Context } from './command.ts';
import { readableCaseDir } from './on-case.ts';
import { pdfOf } from './pdf-of.ts';
import { warnOfProblems } from './warn-of-problems.ts';
import { refuseExisting, writeNewFile } from './write-new-file.ts';

export interface ReportOptions {
  format?: Format;
  out?: string;
  redact?: boolean;
  privileged?: boolean;
  head?: string[];
}

type Format = 'md' | 'html' | 'json' | 'pdf';

export async function run(
  [named]: [string | undefined],
  options: ReportOptions,
  context: Context,
): Promise<ExitCode> {
  const { out, format = formatOf(out) } = options;
  if (format === 'pdf' && out === undefined)
    throw new UsageError('A PDF goes into a file.', 'Say which: tocsin report --format pdf --out report.pdf');
  if (out !== undefined) refuseExisting(out, context);
  const report = readReport(readableCaseDir(context, named), options, context);
  const content = format === 'pdf' ? await pdfOf(renderHtml(report), context) : rendered(report, format);
  if (out === undefined) context.io.stdout.write(content);
  else writeNewFile(out, content, context);
  return exit.done;
}

/**
 * The report of a case as its folder stands; whatever keeps the case from being whole is said on stderr. For a `controller`, what players may
 * not see yet is in it.
 */
export function readReport(
  dir: string,
  {
    redact = false,
    privileged = false,
    head = [],
    controller = false,
  }: ReportOptions & { controller?: boolean },
  context: Context,
): CaseReport {
  const { reading, state, expressions } = readSession(dir);
  warnOfProblems(reading.problems, context);
  const { intact, anchored, notCovered } = verifyCase(dir, head);
  const now = caseNow(state, context.io.clock);
  return reportOf(
    {
      id: reading.id,
      name: state.openings[0]?.data.name ?? '',
      state,
      agenda: agendaOf(state, expressions, now),
      records: controller ? reading.records : shownToPlayers(reading.records, state),
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

function rendered(report: CaseReport, format: Exclude<Format, 'pdf'>): string {
  switch (format) {
    case 'md':
      return renderMarkdown(report);
    case 'html':
      return renderHtml(report);
    case 'json':
      return `${displayJson(JSON.stringify(report, undefined, 2))}\n`;
    default:
      return format satisfies never;
  }
}

/** By the file's ending; a file of another ending than those wants to be told. */
function formatOf(file?: string): Format {
  if (file === undefined) return 'md';
  const ending = /\.(md|markdown|html?|json|pdf)$/i.exec(file)?.[1]?.toLowerCase();
  switch (ending) {
    case 'md':
    case 'markdown':
      return 'md';
    case 'htm':
    case 'html':
      return 'html';
    case 'json':
    case 'pdf':
      return ending;
    default:
      throw new UsageError(
        `${file} does not say by its ending what it is to be.`,
        'Name it .md, .html, .pdf or .json, or give --format.',
      );
  }
}
