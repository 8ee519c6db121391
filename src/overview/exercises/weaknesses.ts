import { expectedWords, ratingWords } from '../../drill/papers/drill-words.ts';
import type { CaseInView } from '../case-in-view.ts';
import { type Held, heldOf } from './exercise-results.ts';

/** What the last exercise of a scenario showed to be weak: something expected that was missed, or an objective that was rated M or U. Plain data. */
export interface Weakness {
  case: string;
  scenario: string;
  playbook: string;
  /** When that exercise was held, ISO 8601, UTC. */
  held: string;
  kind: 'missed' | 'rated M' | 'rated U';
  /** The expectation or the objective. */
  id: string;
  what: string;
  /** The scenario calls what was missed critical. */
  critical: boolean;
  /** What was said of the rating, or the objective that the expectation belongs to. */
  about: string;
}

/** Of the closed exercises among these cases, the last one of each scenario: what a later one showed to be mended is no weakness. */
export function weaknessesOf(cases: readonly CaseInView[]): Weakness[] {
  const last = new Map(heldOf(cases).map(held => [held.figures.scenario.id, held]));
  return [...last.values()].flatMap(held => [...rated(held), ...missed(held)]);
}

/** `rated M, performed with major challenges`, `missed`. */
export function weaknessWords({ kind }: Weakness): string {
  switch (kind) {
    case 'missed':
      return 'missed';
    case 'rated M':
      return `rated M, ${ratingWords.M.toLowerCase()}`;
    case 'rated U':
      return `rated U, ${ratingWords.U.toLowerCase()}`;
    default:
      return kind satisfies never;
  }
}

function rated(held: Held): Weakness[] {
  const { drill, scenario } = held.run.played;
  return scenario.objectives.flatMap(({ id, text }) => {
    const word = drill.ratings.get(id)?.data;
    if (word?.rating !== 'M' && word?.rating !== 'U') return [];
    const kind = `rated ${word.rating}` as const;
    return [{ ...ofExercise(held), kind, id, what: text, critical: false, about: word.text ?? '' }];
  });
}

function missed(held: Held): Weakness[] {
  const { measures, played } = held.run;
  const objective = (wanted: string) => played.scenario.objectives.find(({ id }) => id === wanted)?.text;
  return measures.expectations
    .filter(({ state }) => state === 'missed')
    .map(({ expectation }) => ({
      ...ofExercise(held),
      kind: 'missed' as const,
      id: expectation.id,
      what: expectedWords(expectation),
      critical: expectation.critical,
      about: objective(expectation.objective) ?? expectation.objective,
    }));
}

function ofExercise({ figures }: Held): Pick<Weakness, 'case' | 'scenario' | 'playbook' | 'held'> {
  return {
    case: figures.case,
    scenario: figures.scenario.id,
    playbook: figures.playbook,
    held: figures.held,
  };
}
