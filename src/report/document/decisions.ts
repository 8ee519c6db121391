import type { CaseReport, Decision, Told } from '../case-report.ts';
import type { Cell, Section } from './section.ts';
import { momentWords, spanWords } from './time-words.ts';
import { words } from './words.ts';

/** What was decided and why, also against doing something, and each thing that was passed over. */
export function decisionSection({ decisions, refrained }: CaseReport): Section {
  return {
    id: 'decisions',
    title: words.sections.decisions,
    blocks: [
      {
        kind: 'table',
        columns: ['When', 'Question', 'Decided', 'Why, on whose authority', 'By'],
        rows: decisions.map(decisionRow),
      },
      {
        kind: 'table',
        title: 'Not done, passed over or overridden',
        columns: ['When', 'What', 'How', 'Why', 'By'],
        rows: refrained.map(toldRow),
      },
    ],
  };
}

/** An entry as a row: when, what, what became of it, what was said, by whom. */
export function toldRow({ at, about, word, detail, by, step, ref, mark }: Told): Cell[] {
  return [
    { text: momentWords(at), note: ref },
    { text: about, ...(step === '' ? {} : { note: step }) },
    {
      text: word,
      ...(mark === 'failed' ? { tone: 'bad' as const } : mark === 'warning' ? { tone: 'warn' as const } : {}),
    },
    { text: detail },
    { text: by },
  ];
}

function decisionRow(decision: Decision): Cell[] {
  const { at, ref, about, step, word, chosen, otherwise, reason, authority, latency, by, detail } = decision;
  const waited = latency === null ? '' : `after ${spanWords(latency)}`;
  const whose = authority === '' ? '' : `on the authority of ${authority}`;
  const corrected = detail.endsWith('(corrected)') ? '(corrected)' : '';
  return [
    { text: momentWords(at), note: [waited, ref].filter(Boolean).join(' · ') },
    { text: about || word, ...(step === '' ? {} : { note: step }) },
    { text: chosen, ...(otherwise.length > 0 ? { note: `not: ${otherwise.join('; ')}` } : {}) },
    {
      text: [reason, corrected].filter(Boolean).join(' ') || words.notRecorded,
      ...(whose === '' ? {} : { note: whose }),
    },
    { text: by },
  ];
}
