import type { Cell, Section } from '../../report/document/section.ts';
import type { Standing } from '../expectations.ts';
import type { Objective } from '../scenario.ts';
import type { AarSource } from './aar-document.ts';
import { byCapability, ratingWords } from './drill-words.ts';

/** Every objective by its capability in one table: how it was rated, and what became of what was expected. Nothing is added up. */
export function summarySection({ played, measures }: AarSource): Section {
  const states = ['met', 'late', 'missed'] as const;
  const of = ({ id }: Objective, state: Standing['state']) =>
    measures.expectations.filter(one => one.expectation.objective === id && one.state === state).length;
  return {
    id: 'summary',
    title: 'Summary of capabilities',
    blocks: [
      {
        kind: 'table',
        columns: ['Capability', 'Objective', 'Rating', 'Met', 'Late', 'Missed'],
        rows: byCapability(played.scenario.objectives).flatMap(([capability, objectives]) =>
          objectives.map(objective => [
            { text: capability },
            { text: objective.text },
            ratingCell(played.drill.ratings.get(objective.id)?.data.rating),
            ...states.map((state): Cell => ({ text: `${of(objective, state)}` })),
          ]),
        ),
      },
    ],
  };
}

/** An HSEEP rating in its words. */
export function ratingCell(rating: keyof typeof ratingWords | undefined): Cell {
  if (!rating) return { text: 'not rated', tone: 'quiet' };
  const tone = rating === 'P' ? 'good' : rating === 'S' ? 'warn' : 'bad';
  return { text: `${rating}: ${ratingWords[rating]}`, tone };
}
