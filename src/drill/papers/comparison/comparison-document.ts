import { isClosed } from '../../../engine/state.ts';
import type { Block, Cell, ReportDocument, Section } from '../../../report/document/section.ts';
import { words } from '../../../report/document/words.ts';
import { type Run, whyNotComparable } from '../../outcome/compare-runs.ts';
import { drillTime } from '../drill-words.ts';
import {
  comparedDecisions,
  decisionRows,
  differing,
  firstParting,
  injectRows,
  stepRows,
} from './course-rows.ts';
import { drawnApart } from './drawn-apart.ts';
import { expectationRows, ratingRows } from './judged-rows.ts';
import { measureRows } from './measure-rows.ts';

/**
 * Two runs beside one another, with how the second differs from the first. Where they cannot be held against each other it says so and
 * why, before anything else, and shows what was measured of each without a word about the difference.
 */
export function comparisonDocument(a: Run, b: Run): ReportDocument {
  const why = whyNotComparable(a, b);
  return {
    kind: 'Comparison of two exercises',
    exercise: true,
    title: `${a.name} and ${b.name}`,
    subtitle: why.length === 0 ? 'comparable' : 'not comparable',
    banners: [{ text: words.exercise, tone: 'warn' }],
    colophon: [a, b].map(colophonOf),
    sections: why.length === 0 ? comparedSections(a, b) : apartSections(a, b, why),
  };
}

function colophonOf({ name, played: { drill, state } }: Run): string {
  const { scenario, seed, clock, scale, solo } = drill.started.data;
  return [
    `${name}: ${scenario.id} ${scenario.version}`,
    `seed ${seed}`,
    `clock ${clock}${clock === 'scaled' ? `, ${scale} times` : ''}`,
    ...(solo ? ['without a controller'] : []),
    `${isClosed(state) ? 'closed' : 'still open: looked at as it stands'}.`,
  ].join(', ');
}

function comparedSections(a: Run, b: Run): Section[] {
  const decisions = comparedDecisions(a, b);
  const measures = measureRows(a, b);
  const tables = {
    measures: measures.rows,
    expectations: expectationRows(a, b),
    decisions: decisionRows(decisions),
    injects: injectRows(a, b),
    ratings: ratingRows(a, b),
  };
  const steps = stepRows(a, b);
  const apart = Object.values(tables).reduce((sum, rows) => sum + differing(rows), 0) + steps.length;
  const parting = firstParting(decisions);
  const inNeither =
    measures.inNeither.length > 0
      ? [prose(`In neither, or nought in both: ${measures.inNeither.join('; ')}.`, 'quiet')]
      : [];
  return [
    section('comparable', 'May they be compared?', [
      prose('Yes: scenario, playbook, seed and clock are the same.', 'good'),
      ...remarks(a, b).map(text => prose(text)),
      ...(apart === 0 ? [prose('They went alike: nothing that is measured differs.')] : []),
      ...(parting ? [prose(partingWords(parting, a, b))] : []),
    ]),
    section('measures', 'Measures', [table(['Measure'], measures.rows, a, b), ...inNeither]),
    section('expectations', 'Expectations', [table(['Expected'], tables.expectations, a, b)]),
    section('decisions', 'Decisions', [table(['Decision'], tables.decisions, a, b)]),
    section('injects', 'Injects', [table(['Inject'], tables.injects, a, b)]),
    section('steps', 'Steps that went otherwise', [
      steps.length > 0
        ? { kind: 'table', columns: ['Step', a.name, b.name], rows: steps }
        : prose('None.', 'quiet'),
    ]),
    ...(tables.ratings.length > 0
      ? [section('ratings', 'Ratings', [table(['Objective'], tables.ratings, a, b)])]
      : []),
  ];
}

/** Each for itself. What was expected can stand side by side where it is the same scenario. */
function apartSections(a: Run, b: Run, why: readonly string[]): Section[] {
  const apart = (rows: Cell[][], first: string): Block => ({
    kind: 'table',
    columns: [first, a.name, b.name],
    rows: rows.map(row => row.slice(0, 3)),
  });
  const ratings = ratingRows(a, b);
  const sameScenario = a.played.scenario.id === b.played.scenario.id;
  return [
    section('comparable', 'May they be compared?', [
      prose('Not comparable.', 'bad'),
      ...why.map(text => prose(text)),
      ...drawnApart(a, b).map(text => prose(text)),
      prose(
        'What was measured of each stands side by side, and says nothing about how one did against the other.',
        'quiet',
      ),
    ]),
    section('measures', 'Measures', [apart(measureRows(a, b).rows, 'Measure')]),
    ...(sameScenario
      ? [section('expectations', 'Expectations', [apart(expectationRows(a, b), 'Expected')])]
      : []),
    ...(sameScenario && ratings.length > 0
      ? [section('ratings', 'Ratings', [apart(ratings, 'Objective')])]
      : []),
  ];
}

/** What does not keep two runs from being compared, and should be known to whoever does. */
function remarks(a: Run, b: Run): string[] {
  const [one, other] = [a, b].map(({ played }) => played.state.openings[0]?.data.inputs ?? {});
  const names = [...new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})])];
  const otherwise = names.filter(name => JSON.stringify(one?.[name]) !== JSON.stringify(other?.[name]));
  const [alone, theirs] = [a, b].map(({ played }) => played.drill.started.data.solo);
  return [
    ...(otherwise.length > 0 ? [`They opened with other answers: ${otherwise.join(', ')}.`] : []),
    ...(alone !== theirs ? [`${alone ? a.name : b.name} was played without a controller.`] : []),
  ];
}

function partingWords(
  { title, a: one, b: other }: NonNullable<ReturnType<typeof firstParting>>,
  a: Run,
  b: Run,
): string {
  const decided = (run: Run, made: typeof one) =>
    made ? `${run.name} decided "${made.word}" at ${drillTime(made.ms)}` : '';
  return `They parted first over "${title}": ${decided(a, one)}, ${decided(b, other)}.`;
}

function table(first: [string], rows: Cell[][], a: Run, b: Run): Block {
  return { kind: 'table', columns: [...first, a.name, b.name, 'Difference'], rows };
}

function section(id: string, title: string, blocks: Block[]): Section {
  return { id, title, blocks };
}

function prose(text: string, tone?: 'good' | 'bad' | 'quiet'): Block {
  return { kind: 'prose', text, ...(tone && { tone }) };
}
