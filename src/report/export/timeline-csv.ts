import type { CaseReport } from '../case-report.ts';
import { csvOf } from './csv.ts';
import { mark, toldText } from './told-text.ts';

/** The timeline as a table for a spreadsheet. */
export function timelineCsv(report: CaseReport): string {
  const head = ['at', 'recorded', 'step', 'what', 'by', 'type', 'entry', 'case', 'mode'];
  const { name, mode } = report.case;
  return csvOf(
    head,
    report.timeline.map(told => [
      told.at,
      told.recorded,
      told.step,
      mark(report, toldText(told)),
      told.by,
      told.type,
      told.ref,
      name,
      mode,
    ]),
  );
}
