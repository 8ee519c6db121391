import type { CaseReport } from '../case-report.ts';
import { toldRow } from './decisions.ts';
import type { Section } from './section.ts';
import { momentWords } from './time-words.ts';
import { words } from './words.ts';

/** Where the playbook was left, what was learnt and who has what to do, and what was set right afterwards. */
export function lessonSections({ deviations, findings, actions, corrections }: CaseReport): Section[] {
  return [
    {
      id: 'deviations',
      title: words.sections.deviations,
      blocks: [
        { kind: 'table', columns: ['When', 'What', 'How', 'Why', 'By'], rows: deviations.map(toldRow) },
      ],
    },
    {
      id: 'lessons',
      title: words.sections.lessons,
      blocks: [
        {
          kind: 'table',
          columns: ['Finding', 'When', 'By'],
          rows: findings.map(({ question, text, at, by, step, ref }) => [
            { text, note: question || step },
            { text: momentWords(at), note: ref },
            { text: by },
          ]),
        },
        {
          kind: 'table',
          title: 'Actions',
          columns: ['Action', 'Kind', 'Owner', 'Due', 'State'],
          rows: actions.map(({ what, kind, owner, due, state, word, ref }) => [
            { text: what, note: ref },
            { text: kind },
            { text: owner },
            { text: due },
            {
              text: state,
              ...(state === 'done' ? { tone: 'good' as const } : {}),
              ...(word === '' ? {} : { note: word }),
            },
          ]),
        },
      ],
    },
    {
      id: 'corrections',
      title: words.sections.corrections,
      blocks: [
        {
          kind: 'table',
          columns: ['Entry', 'Field', 'Corrected to', 'Why', 'By, when'],
          rows: corrections.map(({ of, field, value, reason, by, at }) => [
            { text: of, code: true },
            { text: field },
            { text: value },
            { text: reason },
            { text: by, note: momentWords(at) },
          ]),
        },
      ],
    },
  ];
}
