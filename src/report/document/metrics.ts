import type { CaseReport, ReportedClock, ReportedMilestone } from '../case-report.ts';
import { notLegalAdvice } from '../deadline-words.ts';
import type { Block, Cell, Section, Tone } from './section.ts';
import { momentWords, spanWords } from './time-words.ts';
import { words } from './words.ts';

/** Milestones, what is computed from them, and deadlines with their margins. */
export function metricSections(report: CaseReport): Section[] {
  const { milestones, durations, phases, clocks } = report;
  return [
    {
      id: 'milestones',
      title: words.sections.milestones,
      blocks: [
        {
          kind: 'table',
          columns: ['Milestone', 'When', 'Precision', 'Recorded', 'By'],
          rows: milestones.map(milestoneRow),
        },
        {
          kind: 'table',
          title: 'Durations',
          columns: ['Measure', 'Formula', 'Value'],
          rows: [
            ...durations.map(({ name, formula, ms, precision }): Cell[] => [
              { text: name },
              { text: formula, tone: 'quiet' },
              value(ms, precision === 'second' || precision === null ? '' : `to the ${grain[precision]}`),
            ]),
            decisionLatency(report),
          ],
        },
        {
          kind: 'table',
          title: 'Phases',
          columns: ['Phase', 'From', 'To', 'Took'],
          rows: phases.map(({ title, from, to, ms }) => [
            { text: title },
            { text: momentWords(from) },
            to === null ? { text: 'not finished', tone: 'quiet' } : { text: momentWords(to) },
            value(ms),
          ]),
        },
      ],
    },
    ...(clocks.length > 0
      ? [{ id: 'deadlines', title: words.sections.deadlines, blocks: deadlineBlocks(clocks) }]
      : []),
  ];
}

function milestoneRow({ name, at, precision, recorded, by, former }: ReportedMilestone): Cell[] {
  const corrections = former.map(f => `was ${momentWords(f.at)}, by ${f.by} at ${momentWords(f.recorded)}`);
  return [
    { text: name },
    {
      text: momentWords(at),
      ...(corrections.length > 0 ? { note: `corrected: ${corrections.join('; ')}` } : {}),
    },
    { text: precision, tone: 'quiet' },
    { text: momentWords(recorded), tone: 'quiet' },
    { text: by },
  ];
}

/** The median, which one question that waited overnight does not move. */
function decisionLatency({ decisions }: CaseReport): Cell[] {
  const known = decisions.flatMap(({ latency }) => latency ?? []).sort((a, b) => a - b);
  const median = known[Math.floor((known.length - 1) / 2)] ?? null;
  return [
    { text: 'decision latency' },
    { text: 'decided - asked, median', tone: 'quiet' },
    value(median, known.length > 0 ? `of ${known.length}, at most ${spanWords(known.at(-1) ?? 0)}` : ''),
  ];
}

function value(ms: number | null, note = ''): Cell {
  if (ms === null) return { text: words.notRecorded, tone: 'quiet' };
  return { text: spanWords(ms), ...(note === '' ? {} : { note }) };
}

const grain = {
  minute: 'minute',
  hour: 'hour',
  day: 'day',
  approximate: 'nearest anybody could say',
} as const;

function deadlineBlocks(clocks: readonly ReportedClock[]): Block[] {
  const columns = ['Deadline', 'State', 'Runs from', 'Due', 'Met', 'Margin', 'Notes'];
  return [
    { kind: 'picture', of: 'clocks', title: words.pictures.clocks },
    { kind: 'table', columns, rows: clocks.map(clockRow) },
    { kind: 'prose', text: notLegalAdvice, tone: 'quiet' },
  ];
}

function clockRow({ title, regime, state, anchor, due, met, margin, notes, source }: ReportedClock): Cell[] {
  return [
    { text: title, ...(regime === '' ? {} : { note: regime }) },
    { text: state, ...(tones[state] ? { tone: tones[state] } : {}) },
    { text: momentWords(anchor) },
    { text: momentWords(due) },
    { text: momentWords(met) },
    margin === null
      ? { text: '' }
      : { text: spanWords(margin), ...(margin < 0 ? { tone: 'bad' as const } : {}) },
    {
      text: notes.join('; '),
      ...(source === '' ? {} : { note: source, link: source.split(' ', 1)[0] ?? '' }),
      tone: 'quiet',
    },
  ];
}

const tones: { [State in ReportedClock['state']]?: Tone } = {
  met: 'good',
  late: 'bad',
  overdue: 'bad',
  undecided: 'warn',
  running: 'warn',
  'not-applicable': 'quiet',
  waiting: 'quiet',
};
