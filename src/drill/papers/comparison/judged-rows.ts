import type { Cell } from '../../../report/document/section.ts';
import { spanWords } from '../../../report/document/time-words.ts';
import { words } from '../../../report/document/words.ts';
import type { Standing } from '../../expectations.ts';
import type { Run } from '../../outcome/compare-runs.ts';
import { expectedWords, ratingWords } from '../drill-words.ts';
import { rankDifference, timeDifference } from './difference.ts';

/** What became of each expectation in both. */
export function expectationRows(a: Run, b: Run): Cell[][] {
  const standings = [...a.measures.expectations, ...b.measures.expectations];
  const ids = [...new Set(standings.map(({ expectation }) => expectation.id))];
  return ids.map(id => {
    const find = (run: Run) => run.measures.expectations.find(({ expectation }) => expectation.id === id);
    const [one, other] = [find(a), find(b)];
    const expectation = (one ?? other)?.expectation;
    const critical = expectation?.critical ? ', critical' : '';
    return [
      { text: expectation ? expectedWords(expectation) : id, note: `${id}${critical}` },
      standingCell(one),
      standingCell(other),
      standingDifference(one, a, other, b),
    ];
  });
}

/** How objectives were rated; none where nothing was, in either. */
export function ratingRows(a: Run, b: Run): Cell[][] {
  const objectives = [a, b].flatMap(({ played }) => played.scenario.objectives);
  const ids = [...new Set(objectives.map(({ id }) => id))];
  return ids.flatMap(id => {
    const [one, other] = [a, b].map(({ played }) => played.drill.ratings.get(id)?.data.rating);
    if (one === undefined && other === undefined) return [];
    const text = objectives.find(objective => objective.id === id)?.text ?? id;
    const rated = (letter: typeof one): Cell =>
      letter === undefined
        ? { text: words.notRecorded, tone: 'quiet' }
        : { text: `${letter}: ${ratingWords[letter]}` };
    return [[{ text, note: id }, rated(one), rated(other), rankDifference(one, other, ['U', 'M', 'S', 'P'])]];
  });
}

/** Where both came to the same, which of them did so sooner after its inject was taken in. */
function standingDifference(one: Standing | undefined, a: Run, other: Standing | undefined, b: Run): Cell {
  if (one?.state !== other?.state) return rankDifference(one?.state, other?.state, ['missed', 'late', 'met']);
  return timeDifference(tookUntil(one, a), tookUntil(other, b));
}

function tookUntil(standing: Standing | undefined, { played: { drill } }: Run): number | undefined {
  return standing?.at === undefined ? undefined : Math.max(0, standing.at - drill.begin);
}

function standingCell(standing: Standing | undefined): Cell {
  if (!standing) return { text: words.notRecorded, tone: 'quiet' };
  const { state, at, due } = standing;
  const margin =
    at === undefined || due === undefined
      ? ''
      : `${spanWords(Math.abs(due - at))} ${at > due ? 'over' : 'to spare'}`;
  const tone = state === 'met' ? 'good' : state === 'missed' ? 'bad' : state === 'late' ? 'warn' : 'quiet';
  return { text: state, tone, note: margin };
}
