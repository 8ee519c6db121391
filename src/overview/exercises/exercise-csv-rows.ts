import { type ExerciseFigures, ratings, type Tally, tallied } from './exercise-figures.ts';
import type { ExerciseResults, Ratings, ScenarioResults } from './exercise-results.ts';
import { ratingsOf } from './exercise-words.ts';

/** One line of the table: by what, which, over how many exercises, what, how it is counted, how often, median and nine in ten in milliseconds. */
export interface ResultRow {
  by: 'scenario' | 'objective' | 'exercise';
  key: string;
  cases: number;
  name: string;
  formula: string;
  count: number;
  median: number | null;
  nineInTen: number | null;
}

/** What exercises came to, in the columns of the other numbers: a count has no time. */
export function exerciseRows({ scenarios }: ExerciseResults): ResultRow[] {
  return scenarios.flatMap(scenario => [
    ...scenarioRows(scenario),
    ...scenario.objectives.flatMap(({ id, expectations, ratings }) =>
      countRows(
        { by: 'objective', key: `${scenario.id}/${id}`, cases: scenario.exercises.length },
        expectations,
        ratings,
      ),
    ),
    ...scenario.exercises.flatMap(exerciseRow),
  ]);
}

type Of = Pick<ResultRow, 'by' | 'key' | 'cases'>;

function scenarioRows({ id, exercises, expectations, ratings, measures }: ScenarioResults): ResultRow[] {
  const of: Of = { by: 'scenario', key: id, cases: exercises.length };
  return [
    ...countRows(of, expectations, ratings),
    ...measures.map(({ name, formula, count, median, nineInTen }) => ({
      ...of,
      name,
      formula,
      count,
      median,
      nineInTen,
    })),
  ];
}

function exerciseRow(one: ExerciseFigures): ResultRow[] {
  const of: Of = { by: 'exercise', key: one.case, cases: 1 };
  const time = (name: string, formula: string, ms: number | null): ResultRow => ({
    ...of,
    name,
    formula,
    count: ms === null ? 0 : 1,
    median: ms,
    nineInTen: ms,
  });
  return [
    ...countRows(of, one.expectations, ratingsOf(one)),
    time('time to acknowledge', 'acknowledged - delivered', one.acknowledgement),
    time('first containment', 'decided - begun', one.containment),
    ...(['used', 'skipped', 'open', 'unreached'] as const).map(state =>
      counted(of, `steps ${state}`, 'steps of the playbook', one.coverage[state]),
    ),
  ];
}

function countRows(of: Of, expectations: Tally, rated: Ratings): ResultRow[] {
  return [
    ...tallied.map(state =>
      counted(of, `expectations ${state}`, 'expectations that came due', expectations[state]),
    ),
    ...ratings.map(letter => counted(of, `rated ${letter}`, 'objectives', rated[letter])),
  ];
}

function counted(of: Of, name: string, formula: string, count: number): ResultRow {
  return { ...of, name, formula, count, median: null, nineInTen: null };
}
