import { htmlPage } from '../../report/html/html-page.ts';
import type { WeakSpot } from '../weak-spots.ts';
import { monthsPicture } from './pictures/months.ts';
import { timesPicture } from './pictures/times.ts';
import type { Stats } from './stats.ts';
import { statsDocument } from './stats-document.ts';

/** The numbers as one file of HTML, with plots: the same page as a report's. */
export function statsHtml(
  stats: Stats,
  spots: readonly WeakSpot[],
  about: { organisation: string; now: number },
): string {
  return htmlPage(statsDocument(stats, spots, about), {
    times: width => timesPicture(stats.all.measures, width),
    months: width => monthsPicture(stats.months, width),
  });
}
