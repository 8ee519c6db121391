import { defang } from '../../expression/values/defang.ts';
import type {
  CaseReport,
  Notice,
  ReportedEvidence,
  ReportedMeasure,
  ReportedObservable,
} from '../case-report.ts';
import { toldRow } from './decisions.ts';
import type { Cell, Section } from './section.ts';
import { tableSection } from './table-section.ts';
import { momentWords, spanWords } from './time-words.ts';
import { words } from './words.ts';

/** What went out, what was kept, what was run, what was put in force, and what is still open. */
export function recordSections(report: CaseReport): Section[] {
  const { notifications, observables, evidence, commands, measures, open, clocks } = report;
  const titles = new Map(clocks.map(({ id, title }) => [id, title]));
  return [
    section('notifications', [
      ['When', 'What', 'To', 'Receipt', 'By'],
      notifications.map(notice => noticeRow(notice, titles)),
    ]),
    ...(observables.length > 0
      ? [
          section('observables', [
            ['Kind', 'What', 'Whose', 'What is known', 'When', 'By'],
            observables.map(observableRow),
          ]),
        ]
      : []),
    section('evidence', [
      ['What', 'File, or where it is held', 'SHA-256', 'When', 'By'],
      evidence.map(evidenceRow),
    ]),
    ...(commands.length > 0
      ? [
          section('commands', [
            ['When', 'What', 'How', 'Command, and how it ended', 'By'],
            commands.map(toldRow),
          ]),
        ]
      : []),
    section('measures', [
      ['Measure', 'In force since', 'Now', 'To undo, and what was said', 'By'],
      measures.map(measureRow),
    ]),
    section('open', [
      ['Step', 'What', 'State'],
      open.map(({ name, title, why }) => [{ text: name, code: true }, { text: title }, { text: why }]),
    ]),
  ];
}

function section(
  id: keyof typeof words.sections,
  [columns, rows]: [columns: string[], rows: Cell[][]],
): Section {
  return tableSection(id, words.sections[id], columns, rows);
}

function noticeRow(
  { at, ref, about, word, detail, to, channel, receipt, digest, meets, by, sent }: Notice,
  titles: ReadonlyMap<string, string>,
): Cell[] {
  const met = meets.map(id => titles.get(id) ?? id);
  const notes = [word, ...(met.length > 0 ? [`meets: ${met.join('; ')}`] : [])];
  return [
    { text: momentWords(at), note: ref },
    { text: about, note: notes.join(' · '), ...(sent ? {} : { tone: 'bad' as const }) },
    {
      text: to || (sent ? words.notRecorded : 'nobody'),
      ...(channel === '' ? {} : { note: `by ${channel}` }),
    },
    {
      text: receipt || (sent ? words.notRecorded : detail),
      ...(digest === '' ? {} : { note: `text: SHA-256 ${digest}` }),
    },
    { text: by },
  ];
}

/** Defanged: a report is clicked on. */
function observableRow({ kind, value, verdict, comment, answers, at, by, ref }: ReportedObservable): Cell[] {
  const known = [comment, answers && `answer to: ${answers}`].filter(text => text !== '');
  return [
    { text: kind },
    { text: defang(kind, value), code: true },
    { text: whose[verdict], ...(verdict === 'malicious' ? { tone: 'bad' as const } : {}) },
    { text: known.join('; ') },
    { text: momentWords(at), note: ref },
    { text: by },
  ];
}

const whose = { malicious: 'the attacker’s', affected: 'our own, affected', unknown: 'not known' } as const;

function evidenceRow(evidence: ReportedEvidence): Cell[] {
  const { what, late, name, held, sha256, size, at, ref, by, from, to } = evidence;
  const covers = [from, to].filter(Boolean).join(' to ');
  return [
    {
      text: what,
      ...(late === '' ? {} : { note: `recorded after ${late} had destroyed it`, tone: 'bad' as const }),
    },
    { text: name || held || words.notRecorded, ...(covers === '' ? {} : { note: covers }) },
    { text: sha256, code: true, ...(size === null ? {} : { note: `${size} bytes` }) },
    { text: momentWords(at), note: ref },
    { text: by },
  ];
}

function measureRow({ what, undo, since, state, word, lifted, by }: ReportedMeasure): Cell[] {
  const lasted = lifted === null ? '' : `after ${spanWords(Date.parse(lifted) - Date.parse(since))}`;
  return [
    { text: what },
    { text: momentWords(since) },
    {
      text: state === 'in-force' ? 'in force' : state,
      ...(state === 'in-force' ? { tone: 'warn' as const } : {}),
      ...(lifted === null ? {} : { note: `${momentWords(lifted)}, ${lasted}` }),
    },
    { text: undo, ...(word === '' ? {} : { note: word }) },
    { text: by },
  ];
}
