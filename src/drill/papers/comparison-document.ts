import type { Cell, ReportDocument } from '../../report/document/section.ts';
import { tableSection } from '../../report/document/table-section.ts';
import { spanWords } from '../../report/document/time-words.ts';
import { words } from '../../report/document/words.ts';
import type { Standing } from '../expectations.ts';
import { type Run, whyNotComparable } from '../outcome/compare-runs.ts';
import { counted } from '../outcome/coverage.ts';
import { drillTime, expectedWords, ratingWords } from './drill-words.ts';

/** Two runs beside one another. Where they cannot be held against each other it says so and why, before anything else. */
export function comparisonDocument(a: Run, b: Run): ReportDocument {
  const why = whyNotComparable(a, b);
  return {
    kind: 'Comparison of two exercises',
    exercise: true,
    title: `${a.name} and ${b.name}`,
    subtitle: why.length === 0 ? 'comparable' : 'not comparable',
    banners: [{ text: words.exercise, tone: 'warn' }],
    colophon: [a, b].map(({ name, played }) => {
      const { scenario, seed, clock } = played.drill.started.data;
      return `${name}: ${scenario.id} ${scenario.version}, seed ${seed}, clock ${clock}.`;
    }),
    sections: [
      {
        id: 'comparable',
        title: 'May they be compared?',
        blocks:
          why.length === 0
            ? [{ kind: 'prose', text: 'Yes: scenario, playbook, seed and clock are the same.', tone: 'good' }]
            : [
                { kind: 'prose', text: 'Not comparable.', tone: 'bad' },
                ...why.map(text => ({ kind: 'prose' as const, text })),
              ],
      },
      section('measures', 'Measures', 'Measure', measureRows(a, b), [a, b]),
      section('expectations', 'Expectations', 'Expected', expectationRows(a, b), [a, b]),
      section('ratings', 'Ratings', 'Objective', ratingRows(a, b), [a, b]),
    ],
  };
}

function section(id: string, title: string, first: string, rows: Cell[][], runs: [Run, Run]) {
  const columns = [first, ...runs.map(({ name }) => name)];
  return tableSection(id, title, columns, rows);
}

function measureRows(a: Run, b: Run): Cell[][] {
  const states = ['met', 'late', 'missed'] as const;
  const of = (state: Standing['state']) => (run: Run) =>
    `${run.measures.expectations.filter(standing => standing.state === state).length}`;
  const rows: [string, (run: Run) => string | undefined][] = [
    ['A commander was named', ({ measures }) => since(measures.commander?.ms)],
    ['First containment decided', ({ measures }) => since(measures.containment?.ms)],
    ['First notification sent', ({ measures }) => since(measures.notification?.ms)],
    ['Time to acknowledge an inject, median', ({ measures }) => span(measures.acknowledgement.median)],
    ['Injects never taken in', ({ measures }) => `${measures.acknowledgement.untaken.length}`],
    ...states.map((state): [string, (run: Run) => string] => [`Expectations ${state}`, of(state)]),
    ['Steps left out', ({ measures }) => `${measures.skipped.length}`],
    ['Steps out of order', ({ measures }) => `${measures.outOfOrder.length}`],
    ['Decisions reversed', ({ measures }) => `${measures.reversed.length}`],
    ['Longest silence', ({ measures }) => span(measures.silence?.ms)],
    ['Steps used', ({ measures }) => `${counted(measures.coverage, 'used')}`],
    ['Searched for and not found', ({ measures }) => `${measures.coverage.notFound.length}`],
  ];
  return rows.map(([name, value]) => [{ text: name }, cell(value(a)), cell(value(b))]);
}

function expectationRows(a: Run, b: Run): Cell[][] {
  const standings = [...a.measures.expectations, ...b.measures.expectations];
  const ids = [...new Set(standings.map(({ expectation }) => expectation.id))];
  return ids.map(id => {
    const find = (run: Run) => run.measures.expectations.find(({ expectation }) => expectation.id === id);
    const either = find(a) ?? find(b);
    return [
      { text: either ? expectedWords(either.expectation) : id, note: id },
      standingCell(find(a)),
      standingCell(find(b)),
    ];
  });
}

function standingCell(standing: Standing | undefined): Cell {
  if (!standing) return cell(undefined);
  const { state, at, due } = standing;
  const margin =
    at === undefined || due === undefined
      ? ''
      : `${spanWords(Math.abs(due - at))} ${at > due ? 'over' : 'to spare'}`;
  const tone = state === 'met' ? 'good' : state === 'missed' ? 'bad' : state === 'late' ? 'warn' : 'quiet';
  return { text: state, tone, note: margin };
}

function ratingRows(a: Run, b: Run): Cell[][] {
  const ids = [...new Set([a, b].flatMap(({ played }) => played.scenario.objectives.map(({ id }) => id)))];
  return ids.map(id => {
    const text = [a, b].flatMap(({ played }) => played.scenario.objectives).find(one => one.id === id)?.text;
    const rated = ({ played }: Run) => {
      const rating = played.drill.ratings.get(id)?.data.rating;
      return rating && `${rating}: ${ratingWords[rating]}`;
    };
    return [{ text: text ?? id, note: id }, cell(rated(a)), cell(rated(b))];
  });
}

function cell(text: string | undefined): Cell {
  return text === undefined ? { text: words.notRecorded, tone: 'quiet' } : { text };
}

function since(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : drillTime(ms);
}

function span(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : spanWords(ms);
}
