import { type Run, whyNotComparable } from '../../drill/outcome/compare-runs.ts';
import { isClosed } from '../../engine/state.ts';
import { type CaseInView, isDrill } from '../case-in-view.ts';
import { type Measure, measure } from '../stats/measure.ts';
import {
  type ExerciseFigures,
  exerciseFigures,
  type Rating,
  ratings,
  type Tally,
  tallied,
} from './exercise-figures.ts';

/** What exercises came to, over all of them. Plain data. */
export interface ExerciseResults {
  /** By the id of their scenario. */
  scenarios: ScenarioResults[];
  /** Names of drills that are not counted: still open, which players may not see the results of, or without a scenario. */
  uncounted: { open: string[]; unmeasured: string[] };
}

export interface ScenarioResults {
  id: string;
  /** As the last of its exercises has it. */
  title: string;
  playbook: string;
  expectations: Tally;
  ratings: Ratings;
  /** The middle time of each exercise to acknowledge an inject, and the time of each to its first containment decision. */
  measures: Measure[];
  objectives: ObjectiveResults[];
  /** The first held first. */
  exercises: ExerciseFigures[];
  /** Cases of two exercises or more that can be held against each other, the first held first. */
  comparable: string[][];
}

/** How many times an objective, or any, was rated so. */
export type Ratings = Record<Rating, number>;

export interface ObjectiveResults {
  id: string;
  text: string;
  expectations: Tally;
  ratings: Ratings;
}

/** Of the drills among these cases. */
export function exerciseResults(cases: readonly CaseInView[]): ExerciseResults {
  const drills = cases.filter(isDrill);
  const held = heldOf(drills);
  const ids = [...new Set(held.map(({ figures }) => figures.scenario.id))].sort();
  const without = (wanted: (one: CaseInView) => boolean) =>
    drills.filter(one => !one.run && wanted(one)).map(({ name }) => name);
  return {
    scenarios: ids.map(id => scenarioResults(held.filter(({ figures }) => figures.scenario.id === id))),
    uncounted: {
      open: without(({ state }) => state.exercise.length > 0 && !isClosed(state)),
      unmeasured: without(({ state }) => state.exercise.length === 0 || isClosed(state)),
    },
  };
}

/** A closed exercise and its figures. */
export interface Held {
  run: Run;
  figures: ExerciseFigures;
}

/** The closed exercises among these cases, the first held first. */
export function heldOf(cases: readonly CaseInView[]): Held[] {
  return cases
    .flatMap(one => (one.run ? [{ run: one.run, figures: exerciseFigures(one, one.run) }] : []))
    .sort((a, b) => (a.figures.held < b.figures.held ? -1 : 1));
}

/** `held` is not empty, and all of one scenario. */
function scenarioResults(held: readonly Held[]): ScenarioResults {
  const exercises = held.map(({ figures }) => figures);
  const { scenario, playbook } = exercises.at(-1) as ExerciseFigures;
  const objectives = objectivesOf(exercises);
  return {
    id: scenario.id,
    title: scenario.title,
    playbook,
    expectations: sumOf(exercises),
    ratings: counts(exercises.flatMap(one => one.objectives)),
    measures: [
      measure(
        'time to acknowledge',
        'acknowledged - delivered, the middle one of each exercise',
        exercises.flatMap(({ acknowledgement }) => acknowledgement ?? []),
      ),
      measure(
        'first containment',
        'decided - begun',
        exercises.flatMap(({ containment }) => containment ?? []),
      ),
    ],
    objectives,
    exercises,
    comparable: comparableIn(held),
  };
}

/** In the order of the newest exercise, then those that only older ones had. */
function objectivesOf(exercises: readonly ExerciseFigures[]): ObjectiveResults[] {
  const newest = exercises.toReversed().flatMap(one => one.objectives);
  const ids = [...new Set(newest.map(({ id }) => id))];
  return ids.map(id => {
    const own = newest.filter(one => one.id === id);
    return { id, text: own[0]?.text ?? id, expectations: sumOf(own), ratings: counts(own) };
  });
}

function sumOf(parts: readonly { expectations: Tally }[]): Tally {
  const sum: Tally = { met: 0, late: 0, missed: 0 };
  for (const { expectations } of parts) for (const state of tallied) sum[state] += expectations[state];
  return sum;
}

function counts(rated: readonly { rating: Rating | null }[]): Ratings {
  const found: Ratings = { P: 0, S: 0, M: 0, U: 0 };
  for (const letter of ratings) found[letter] = rated.filter(({ rating }) => rating === letter).length;
  return found;
}

function comparableIn(held: readonly Held[]): string[][] {
  const series: Held[][] = [];
  for (const one of held) {
    const same = series.find(([first]) => first && whyNotComparable(first.run, one.run).length === 0);
    if (same) same.push(one);
    else series.push([one]);
  }
  return series.filter(({ length }) => length > 1).map(own => own.map(({ figures }) => figures.case));
}
