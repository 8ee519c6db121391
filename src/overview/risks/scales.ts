/**
 * The five grades of likelihood and impact, and the level that they come to together. Source: NIST SP 800-30 Revision 1 (2012),
 * Tables G-3 (how often, for what is not aimed at you), H-3 (effect) and I-2 (level of risk).
 */
export interface Grade {
  grade: number;
  name: Level;
  means: string;
}

export type Level = 'very low' | 'low' | 'moderate' | 'high' | 'very high';

export const likelihoods: readonly (Grade & { /** Times a year, at least. */ from: number })[] = [
  { grade: 1, name: 'very low', means: 'less than once in 10 years', from: 0 },
  { grade: 2, name: 'low', means: 'less than once a year, more than once in 10 years', from: 0.1 },
  { grade: 3, name: 'moderate', means: '1 to 10 times a year', from: 1 },
  { grade: 4, name: 'high', means: '10 to 100 times a year', from: 10 },
  { grade: 5, name: 'very high', means: 'more than 100 times a year', from: 100 },
];

export const impacts: readonly Grade[] = [
  { grade: 1, name: 'very low', means: 'negligible harm' },
  { grade: 2, name: 'low', means: 'limited harm: the task is done, but less well' },
  { grade: 3, name: 'moderate', means: 'serious harm: the task is done, but much less well' },
  { grade: 4, name: 'high', means: 'severe harm: a main task cannot be done for a time' },
  { grade: 5, name: 'very high', means: 'several severe or catastrophic harms' },
];

/** The level of a likelihood and an impact, each 1 to 5. */
export function levelOf({ likelihood, impact }: { likelihood: number; impact: number }): Level {
  return levels[likelihood - 1]?.[impact - 1] ?? 'very low';
}

/** The grade of what happens that many times a year. */
export function likelihoodOf(timesAYear: number): number {
  return likelihoods.findLast(({ from }) => timesAYear >= from)?.grade ?? 1;
}

/** By likelihood, then impact, both from very low to very high. */
const levels: readonly (readonly Level[])[] = [
  ['very low', 'very low', 'very low', 'low', 'low'],
  ['very low', 'low', 'low', 'low', 'moderate'],
  ['very low', 'low', 'moderate', 'moderate', 'high'],
  ['very low', 'low', 'moderate', 'high', 'very high'],
  ['very low', 'low', 'moderate', 'high', 'very high'],
];
