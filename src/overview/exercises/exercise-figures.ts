import type { Standing } from '../../drill/expectations.ts';
import type { Run } from '../../drill/outcome/compare-runs.ts';
import { type CoverState, counted } from '../../drill/outcome/coverage.ts';
import type { Objective } from '../../drill/scenario.ts';
import { type CaseInView, openedAt, playbookOf, typesOf } from '../case-in-view.ts';

/** What a closed exercise came to, for a table beside others. Plain data; times in milliseconds of drill time, null where nothing was recorded. */
export interface ExerciseFigures {
  case: string;
  /** When people sat down to it, ISO 8601, UTC; the time of its story is another. */
  held: string;
  scenario: { id: string; version: string; title: string };
  playbook: string;
  types: string[];
  seed: string;
  expectations: Tally;
  objectives: ObjectiveFigures[];
  /** From the delivery of an inject until it was taken in, the middle one. */
  acknowledgement: number | null;
  /** From the beginning to the first decision or measure that contains. */
  containment: number | null;
  /** Steps of the playbook. */
  coverage: Record<CoverState, number>;
}

/** How many expectations were met in time, met late, missed. What was not yet due when the exercise was closed is in none. */
export type Tally = Record<(typeof tallied)[number], number>;
export const tallied = ['met', 'late', 'missed'] as const;

/** Ratings of HSEEP: `drill-words.ts` has what each letter says. */
export type Rating = (typeof ratings)[number];
export const ratings = ['P', 'S', 'M', 'U'] as const;

export interface ObjectiveFigures {
  id: string;
  text: string;
  expectations: Tally;
  rating: Rating | null;
}

export function exerciseFigures(one: CaseInView, run: Run): ExerciseFigures {
  const { played, measures } = run;
  const { scenario, seed } = played.drill.started.data;
  const { coverage } = measures;
  return {
    case: one.name,
    held: openedAt(one),
    scenario: { id: scenario.id, version: scenario.version, title: scenario.title },
    playbook: playbookOf(one),
    types: typesOf(one),
    seed,
    expectations: tallyOf(measures.expectations),
    objectives: played.scenario.objectives.map(objective => objectiveFigures(objective, run)),
    acknowledgement: measures.acknowledgement.median ?? null,
    containment: measures.containment?.ms ?? null,
    coverage: {
      used: counted(coverage, 'used'),
      skipped: counted(coverage, 'skipped'),
      open: counted(coverage, 'open'),
      unreached: counted(coverage, 'unreached'),
    },
  };
}

function objectiveFigures({ id, text }: Objective, { played, measures }: Run): ObjectiveFigures {
  const own = measures.expectations.filter(({ expectation }) => expectation.objective === id);
  return {
    id,
    text,
    expectations: tallyOf(own),
    rating: played.drill.ratings.get(id)?.data.rating ?? null,
  };
}

function tallyOf(standings: readonly Standing[]): Tally {
  const of = (wanted: Standing['state']) => standings.filter(({ state }) => state === wanted).length;
  return { met: of('met'), late: of('late'), missed: of('missed') };
}
