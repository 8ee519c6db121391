import { htmlPage } from '../../report/html/html-page.ts';
import { exercisesPicture } from '../exercises/pictures/exercises.ts';
import type { WeakSpot } from '../weak-spots.ts';
import { monthsPicture } from './pictures/months.ts';
import { timesPicture } from './pictures/times.ts';
import type { Stats } from './stats.ts';
import { type StatsAbout, statsDocument } from './stats-document.ts';

/** The numbers as one file of HTML, with plots: the same page as a report's. */
export function statsHtml(stats: Stats, spots: readonly WeakSpot[], about: StatsAbout): string {
  const { exercises } = about;
  return htmlPage(statsDocument(stats, spots, about), {
    times: width => timesPicture(stats.all.measures, width),
    ...(exercises && { exercises: (width: number) => exercisesPicture(exercises, width) }),
    months: width => monthsPicture(stats.months, width),
  });
}
