import { drillTime } from '../../drill/papers/drill-words.ts';
import { spanWords } from '../../report/document/time-words.ts';
import { words } from '../../report/document/words.ts';
import { type ExerciseFigures, type Rating, ratings } from './exercise-figures.ts';
import type { Ratings } from './exercise-results.ts';

/** `2 P, 1 M`; empty where nothing was rated. */
export function ratedWords(counts: Ratings): string {
  return ratings.flatMap(letter => (counts[letter] === 0 ? [] : [`${counts[letter]} ${letter}`])).join(', ');
}

/** How many of the objectives of one exercise were rated so. */
export function ratingsOf({ objectives }: ExerciseFigures): Ratings {
  const count = (letter: Rating) => objectives.filter(({ rating }) => rating === letter).length;
  return { P: count('P'), S: count('S'), M: count('M'), U: count('U') };
}

/** `31 of 40`: steps used, of all that the playbook has. */
export function coverageWords({ coverage: { used, skipped, open, unreached } }: ExerciseFigures): string {
  return `${used} of ${used + skipped + open + unreached}`;
}

export function waitWords({ acknowledgement }: ExerciseFigures): string {
  return acknowledgement === null ? words.notRecorded : spanWords(acknowledgement);
}

export function containmentWords({ containment }: ExerciseFigures): string {
  return containment === null ? words.notRecorded : drillTime(containment);
}
