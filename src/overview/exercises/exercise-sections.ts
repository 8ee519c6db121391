import { ratingWords } from '../../drill/papers/drill-words.ts';
import type { Block, Cell, Section } from '../../report/document/section.ts';
import type { ExerciseFigures, Tally } from './exercise-figures.ts';
import type { ExerciseResults, Ratings, ScenarioResults } from './exercise-results.ts';
import { containmentWords, coverageWords, ratedWords, ratingsOf, waitWords } from './exercise-words.ts';

/** What exercises came to as a section of a document: a table of each scenario's objectives, and one of the times it was played. */
export function exerciseSection({ scenarios, uncounted }: ExerciseResults): Section {
  const left = [
    ...(uncounted.open.length > 0 ? [`Still open: ${uncounted.open.join(', ')}.`] : []),
    ...(uncounted.unmeasured.length > 0 ? [`Without a scenario: ${uncounted.unmeasured.join(', ')}.`] : []),
  ];
  return {
    id: 'exercises',
    title: 'What scenarios showed',
    blocks: [
      { kind: 'picture', of: 'exercises', title: 'Expectations of each exercise: met, met late, missed' },
      ...scenarios.flatMap(scenarioBlocks),
      {
        kind: 'prose',
        text: `Ratings are those of HSEEP: ${Object.entries(ratingWords)
          .map(([letter, said]) => `${letter}, ${said.toLowerCase()}`)
          .join('; ')}.`,
        tone: 'quiet',
      },
      ...left.map((text): Block => ({ kind: 'prose', text: `Not counted. ${text}`, tone: 'quiet' })),
    ],
  };
}

function scenarioBlocks({
  id,
  title,
  expectations,
  ratings,
  objectives,
  exercises,
  comparable,
}: ScenarioResults): Block[] {
  return [
    {
      kind: 'table',
      title: `${title}: objectives`,
      columns: ['Objective', 'Met', 'Late', 'Missed', 'Rated'],
      rows: [
        ...objectives.map(one => [
          { text: one.text, note: one.id },
          ...tallyCells(one.expectations),
          rated(one.ratings),
        ]),
        [{ text: 'All', note: id }, ...tallyCells(expectations), rated(ratings)],
      ],
    },
    {
      kind: 'table',
      title: `${title}: exercises`,
      columns: ['Exercise', 'Met', 'Late', 'Missed', 'Rated', 'Taken in after', 'Containment', 'Steps used'],
      rows: exercises.map(exerciseRow),
    },
    ...comparable.map(
      (names): Block => ({
        kind: 'prose',
        text: `Comparable, in this order: ${names.join(', ')}. Others differ in scenario, playbook, seed or clock.`,
        tone: 'quiet',
      }),
    ),
  ];
}

function exerciseRow(one: ExerciseFigures): Cell[] {
  return [
    { text: one.case, note: `${one.held.slice(0, 10)}, seed ${one.seed}` },
    ...tallyCells(one.expectations),
    rated(ratingsOf(one)),
    { text: waitWords(one) },
    { text: containmentWords(one) },
    { text: coverageWords(one) },
  ];
}

function tallyCells({ met, late, missed }: Tally): Cell[] {
  return [
    { text: `${met}` },
    { text: `${late}`, ...(late > 0 && { tone: 'warn' as const }) },
    { text: `${missed}`, ...(missed > 0 && { tone: 'bad' as const }) },
  ];
}

function rated(counts: Ratings): Cell {
  const said = ratedWords(counts);
  if (said === '') return { text: 'not rated', tone: 'quiet' };
  return { text: said, ...(counts.M + counts.U > 0 && { tone: 'bad' as const }) };
}
