import type { Block, Cell, Section } from '../../report/document/section.ts';
import { spanWords } from '../../report/document/time-words.ts';
import type { Standing } from '../expectations.ts';
import { citationsOf } from '../outcome/measures.ts';
import { citation } from '../outcome/played.ts';
import type { Objective } from '../scenario.ts';
import type { AarSource } from './aar-document.ts';
import { ratingCell } from './aar-summary.ts';
import { byCapability, expectedWords } from './drill-words.ts';

/** One section for each capability: how its objectives were rated, what went well and what is to be improved. */
export function analysisSections(source: AarSource): Section[] {
  return byCapability(source.played.scenario.objectives).map(([capability, objectives], i) => ({
    id: `capability-${i + 1}`,
    title: capability,
    blocks: [
      {
        kind: 'table',
        columns: ['Objective', 'Target', 'Rating', 'Why', 'Shown by'],
        rows: objectives.map(objective => ratingRow(objective, source)),
      },
      {
        kind: 'table',
        title: 'Strengths',
        columns: ['What', 'Analysis', 'Reference'],
        rows: objectives.flatMap(objective => standingRows(objective, strong, source)),
      },
      {
        kind: 'table',
        title: 'Areas for improvement',
        columns: ['What', 'Analysis', 'Reference'],
        rows: objectives.flatMap(objective => standingRows(objective, weak, source)),
      },
      ...observationBlocks(objectives, i === 0, source),
    ],
  }));
}

const strong: ReadonlySet<Standing['state']> = new Set(['met']);
const weak: ReadonlySet<Standing['state']> = new Set(['late', 'missed', 'running']);

function ratingRow({ id, text, target }: Objective, { played }: AarSource): Cell[] {
  const rated = played.drill.ratings.get(id);
  const base: Cell[] = [{ text, note: id }, { text: target }, ratingCell(rated?.data.rating)];
  if (!rated) return [...base, { text: '' }, { text: '' }];
  const { text: why = '', refs = [] } = rated.data;
  return [
    ...base,
    { text: why, note: `${rated.actor.name}, ${citation(rated)}` },
    { text: cited(refs, played) },
  ];
}

function standingRows(
  { id }: Objective,
  wanted: ReadonlySet<Standing['state']>,
  { played, measures }: AarSource,
): Cell[][] {
  return measures.expectations
    .filter(({ expectation, state }) => expectation.objective === id && wanted.has(state))
    .map((standing): Cell[] => [
      {
        text: expectedWords(standing.expectation),
        note: `${standing.expectation.id}, inject ${standing.inject}`,
      },
      analysis(standing),
      { text: citationsOf(standing, played).join(', ') },
    ]);
}

function analysis({ state, at, due, expectation }: Standing): Cell {
  const grave = expectation.critical ? 'critical; ' : '';
  const within = `to be within ${expectation.within.text}`;
  switch (state) {
    case 'met': {
      const left = at !== undefined && due !== undefined ? `, ${spanWords(due - at)} to spare` : '';
      return { text: `${grave}met, ${within}${left}`, tone: 'good' };
    }
    case 'late': {
      const over = at !== undefined && due !== undefined ? spanWords(at - due) : '';
      return { text: `${grave}met ${over} late, ${within}`, tone: 'warn' };
    }
    case 'missed':
      return { text: `${grave}missed, ${within}`, tone: 'bad' };
    case 'running':
      return { text: `${grave}still open at the end, ${within}`, tone: 'quiet' };
    case 'waiting':
      return { text: 'its inject never came', tone: 'quiet' };
    default:
      return state satisfies never;
  }
}

/** Nothing where nobody wrote any. */
function observationBlocks(objectives: readonly Objective[], first: boolean, source: AarSource): Block[] {
  const rows = observationRows(objectives, first, source);
  const columns = ['What', 'Objective', 'By', 'Reference'];
  return rows.length === 0 ? [] : [{ kind: 'table', title: 'Observations', columns, rows }];
}

/** Those of these objectives; those of none stand with the first capability. */
function observationRows(objectives: readonly Objective[], first: boolean, { played }: AarSource): Cell[][] {
  return played.drill.observations
    .filter(({ data: { objective } }) =>
      played.scenario.objectives.some(({ id }) => id === objective)
        ? objectives.some(({ id }) => id === objective)
        : first,
    )
    .map(record => [
      { text: record.data.text },
      { text: record.data.objective ?? '' },
      { text: record.actor.name },
      { text: citation(record) },
    ]);
}

/** Entries by their ids; one that is not here stays as it was written. */
function cited(refs: readonly string[], { records }: AarSource['played']): string {
  return refs
    .map(ref => {
      const record = records.find(({ id }) => id === ref);
      return record ? citation(record) : ref;
    })
    .join(', ');
}
