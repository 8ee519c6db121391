import type { Cell, Section } from '../../report/document/section.ts';
import type { Standing } from '../expectations.ts';
import { citationsOf } from '../outcome/measures.ts';
import { citation } from '../outcome/played.ts';
import type { AarSource } from './aar-document.ts';
import { expectedWords } from './drill-words.ts';

/**
 * Rows to work on, in HSEEP's columns. Issues come of the record, the critical ones first; who records an action says neither the
 * capability nor the issue behind it, so those are left to be filled in.
 */
export function improvementSection(source: AarSource): Section {
  return {
    id: 'improvement',
    title: 'Improvement plan',
    blocks: [
      {
        kind: 'prose',
        text: 'First the actions that were recorded, which tocsin lessons goes on listing; then what was missed or late and may want one. What is blank is to be filled in.',
        tone: 'quiet',
      },
      {
        kind: 'table',
        columns: [
          'Capability',
          'Issue',
          'Corrective action',
          'Element',
          'Responsible',
          'Contact',
          'Start',
          'Completion',
        ],
        rows: [...actionRows(source), ...issueRows(source)],
      },
    ],
  };
}

function actionRows({ played, report }: AarSource): Cell[][] {
  const { contact } = played.scenario.overview;
  const added = new Map(played.state.actions.map(action => [citation(action), action]));
  return report.actions.map(({ what, owner, due, kind, state, word, ref }) => {
    const wall = added.get(ref)?.hlc[0];
    return [
      blank,
      blank,
      { text: what, note: ref },
      { text: kind },
      { text: owner },
      { text: contact },
      { text: wall === undefined ? '' : new Date(wall).toISOString().slice(0, 10) },
      { text: due, note: state === 'open' ? '' : [state, word].filter(Boolean).join(': ') },
    ];
  });
}

function issueRows({ played, measures }: AarSource): Cell[][] {
  const { objectives } = played.scenario;
  return measures.expectations
    .filter(({ state }) => state === 'missed' || state === 'late')
    .toSorted((a, b) => gravity(a) - gravity(b))
    .map(standing => {
      const { expectation, state } = standing;
      const capability = objectives.find(({ id }) => id === expectation.objective)?.capability ?? '';
      const said = `${expectation.critical ? 'critical, ' : ''}${state}`;
      return [
        { text: capability },
        {
          text: `${expectedWords(expectation)}: ${said}`,
          note: citationsOf(standing, played).join(', '),
        },
        blank,
        blank,
        blank,
        blank,
        blank,
        blank,
      ];
    });
}

function gravity({ expectation, state }: Standing): number {
  return (expectation.critical ? 0 : 2) + (state === 'missed' ? 0 : 1);
}

const blank: Cell = { text: '' };
