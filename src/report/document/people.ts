import type { CaseReport, HandOver } from '../case-report.ts';
import type { Cell, Section } from './section.ts';
import { tableSection } from './table-section.ts';
import { momentWords } from './time-words.ts';
import { words } from './words.ts';

/** Who took part and who handed over to whom, what it cost, and what was asked. */
export function peopleSections({ people, recorders, handovers, costs, answers }: CaseReport): Section[] {
  return [
    {
      id: 'people',
      title: words.sections.people,
      blocks: [
        {
          kind: 'table',
          columns: ['Role', 'Who'],
          rows: people.map(({ role, person }) => [{ text: role }, { text: person }]),
        },
        {
          kind: 'table',
          title: 'Who recorded',
          columns: ['Who', 'Entries', 'First', 'Last'],
          rows: recorders.map(({ person, entries, first, last }) => [
            { text: person },
            { text: String(entries) },
            { text: momentWords(first) },
            { text: momentWords(last) },
          ]),
        },
        {
          kind: 'table',
          title: 'Hand-overs',
          columns: ['Offered', 'From, to', 'Taken', 'Brief'],
          rows: handovers.map(handoverRow),
        },
      ],
    },
    {
      id: 'costs',
      title: words.sections.costs,
      blocks:
        costs.length === 0
          ? [{ kind: 'prose', text: `Cost and hours: ${words.notRecorded}.`, tone: 'quiet' }]
          : [{ kind: 'table', columns: ['Asked', 'Recorded'], rows: costs.map(answerRow) }],
    },
    tableSection('answers', words.sections.answers, ['Asked', 'Recorded'], answers.map(answerRow)),
  ];
}

function handoverRow({ offered, from, to, brief, roles, taken, takenBy }: HandOver): Cell[] {
  return [
    { text: momentWords(offered) },
    { text: `${from} to ${to}`, ...(roles.length > 0 ? { note: roles.join(', ') } : {}) },
    taken === null
      ? { text: 'not taken', tone: 'warn' }
      : { text: momentWords(taken), ...(takenBy === to ? {} : { note: `by ${takenBy}` }) },
    { text: brief },
  ];
}

function answerRow({ ask, value, name }: CaseReport['answers'][number]): Cell[] {
  return [{ text: ask, note: name }, { text: value }];
}
