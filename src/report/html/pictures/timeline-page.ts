import type { CaseReport } from '../../case-report.ts';
import type { Markup } from '../markup.ts';
import type { TimeScale } from './time-scale.ts';

/** What a timeline is drawn on: rows from `left` to `width`, labels before that; on a narrow one above their rows. */
export interface Page {
  report: CaseReport;
  scale: TimeScale;
  left: number;
  width: number;
  narrow: boolean;
}

/** What was drawn, and where it ends. */
export interface Rows {
  drawn: Markup[];
  bottom: number;
}
