import { htmlPage } from '../../report/html/html-page.ts';
import { type AarSource, aarDocument } from './aar-document.ts';
import { coveragePicture } from './pictures/coverage.ts';
import { exercisePicture } from './pictures/exercise.ts';

/** The after-action report as one file of HTML: the same page as a case's report, with pictures of its own. */
export function aarHtml(source: AarSource): string {
  const { played, measures } = source;
  return htmlPage(aarDocument(source), {
    exercise: width => exercisePicture(played, measures, width),
    coverage: width => coveragePicture(measures.coverage, width),
  });
}
