import type { CaseReport } from '../case-report.ts';
import { documentOf } from '../document/document-of.ts';
import type { Pictures } from './blocks.ts';
import { htmlPage } from './html-page.ts';
import { clocksPicture } from './pictures/clocks.ts';
import { pathPicture } from './pictures/path.ts';
import { timelinePicture } from './pictures/timeline.ts';

/** The report of a case as one file of HTML. */
export function renderHtml(report: CaseReport): string {
  return htmlPage(documentOf(report), picturesOf(report));
}

function picturesOf(report: CaseReport): Pictures {
  return {
    timeline: width => timelinePicture(report, width),
    path: width => pathPicture(report, width),
    clocks: width => clocksPicture(report, width),
  };
}
