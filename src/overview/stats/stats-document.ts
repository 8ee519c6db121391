import type { Cell, ReportDocument, Section } from '../../report/document/section.ts';
import { momentWords, spanWords } from '../../report/document/time-words.ts';
import { words } from '../../report/document/words.ts';
import type { ExerciseResults } from '../exercises/exercise-results.ts';
import { exerciseSection } from '../exercises/exercise-sections.ts';
import type { WeakSpot } from '../weak-spots.ts';
import type { Measure } from './measure.ts';
import type { Group, Stats } from './stats.ts';

export interface StatsAbout {
  /** May be empty. */
  organisation: string;
  /** Milliseconds since 1970 UTC. */
  now: number;
  /** Of drills. */
  exercises?: ExerciseResults;
}

/** The numbers as a document with plots. */
export function statsDocument(
  stats: Stats,
  spots: readonly WeakSpot[],
  { organisation, now, exercises }: StatsAbout,
): ReportDocument {
  const { mode, all, types, months } = stats;
  const exercise = mode === 'drill';
  return {
    kind: exercise ? 'Numbers over drills' : 'Numbers over incidents',
    exercise,
    title: organisation || 'All cases',
    subtitle: `${all.cases} ${exercise ? (all.cases === 1 ? 'drill' : 'drills') : all.cases === 1 ? 'case' : 'cases'}, ${periodOf(months)}`,
    banners: exercise ? [{ text: words.exercise, tone: 'warn' }] : [],
    colophon: [
      `Made ${momentWords(new Date(now).toISOString())}. ${words.utc}`,
      exercise
        ? 'Live cases are not among them.'
        : 'Drills are not among them; false alarms are counted, and their times left out.',
      'A median is the middle one of what was recorded; nine in ten is what nine of ten cases kept. Both are times that were recorded, never between two.',
    ],
    sections: [
      timesSection(all),
      ...(exercises ? [exerciseSection(exercises)] : []),
      groupsSection(types, months),
      deadlineSection(all),
      spotSection(spots),
    ],
  };
}

function periodOf(months: readonly Group[]): string {
  const [first, last] = [months[0]?.key, months.at(-1)?.key];
  if (first === undefined || last === undefined) return 'none yet';
  return first === last ? first : `${first} to ${last}`;
}

function timesSection({ cases, open, falseAlarms, measures }: Group): Section {
  const median = (name: string) => measures.find(one => one.name === name)?.median ?? null;
  const figure = (name: string, label: string) => {
    const ms = median(name);
    return ms === null
      ? { value: words.notRecorded, label, tone: 'quiet' as const }
      : { value: spanWords(ms), label };
  };
  return {
    id: 'times',
    title: 'Times',
    blocks: [
      {
        kind: 'figures',
        figures: [
          figure('containment', 'to contain, median'),
          figure('recovery', 'to recover, median'),
          figure('decision latency', 'to decide, median'),
          { value: `${cases}`, label: 'cases' },
          { value: `${open}`, label: 'still open' },
          { value: `${falseAlarms}`, label: 'not an incident' },
        ],
      },
      { kind: 'picture', of: 'times', title: 'Each case a dot, the median a line' },
      {
        kind: 'table',
        columns: ['Measure', 'Formula', 'Median', 'Nine in ten', 'Recorded'],
        rows: measures.map(measureRow),
      },
    ],
  };
}

function measureRow({ name, formula, count, median, nineInTen }: Measure): Cell[] {
  return [
    { text: name },
    { text: formula, tone: 'quiet' },
    time(median),
    nineInTen === null ? { text: '' } : time(nineInTen),
    { text: `${count}`, tone: 'quiet' },
  ];
}

function time(ms: number | null): Cell {
  return ms === null ? { text: words.notRecorded, tone: 'quiet' } : { text: spanWords(ms) };
}

function groupsSection(types: readonly Group[], months: readonly Group[]): Section {
  const columns = ['', 'Cases', 'Open', 'Not an incident', 'Containment', 'Recovery', 'Late or overdue'];
  return {
    id: 'kinds',
    title: 'By type and month',
    blocks: [
      { kind: 'picture', of: 'months', title: 'Cases by the month in which they were opened' },
      { kind: 'table', title: 'By incident type', columns, rows: types.map(groupRow) },
      { kind: 'table', title: 'By month', columns, rows: months.map(groupRow) },
    ],
  };
}

function groupRow({ key, cases, open, falseAlarms, measures, deadlines }: Group): Cell[] {
  const median = (name: string) => time(measures.find(one => one.name === name)?.median ?? null);
  const late = deadlines.late + deadlines.overdue;
  return [
    { text: key },
    { text: `${cases}` },
    { text: `${open}` },
    { text: `${falseAlarms}` },
    median('containment'),
    median('recovery'),
    { text: `${late}`, ...(late > 0 && { tone: 'bad' as const }) },
  ];
}

function deadlineSection({ deadlines: { met, late, overdue } }: Group): Section {
  return {
    id: 'deadlines',
    title: 'Deadlines',
    blocks: [
      {
        kind: 'figures',
        figures: [
          { value: `${met}`, label: 'met in time', ...(met > 0 && { tone: 'good' as const }) },
          { value: `${late}`, label: 'met late', ...(late > 0 && { tone: 'bad' as const }) },
          { value: `${overdue}`, label: 'not met, overdue', ...(overdue > 0 && { tone: 'bad' as const }) },
        ],
      },
    ],
  };
}

function spotSection(spots: readonly WeakSpot[]): Section {
  return {
    id: 'weak-spots',
    title: 'Where playbooks were not followed',
    blocks: [
      {
        kind: 'prose',
        text: 'A step that people leave out, force or finish late again and again may be the playbook’s fault: tocsin lessons --patch proposes edits.',
        tone: 'quiet',
      }, // prettier-ignore
      {
        kind: 'table',
        columns: ['Playbook', 'Step', 'Left out', 'Before its turn', 'Late', 'Cases', 'Last reason'],
        rows: spots
          .slice(0, 30)
          .map(({ playbook, step, title, left, forced, late, timed, cases, reasons }) => [
            { text: playbook },
            { text: title, note: step },
            { text: `${left}` },
            { text: `${forced}` },
            { text: timed === 0 ? '' : `${late} of ${timed}` },
            { text: `${cases}` },
            reasons[0] ? { text: reasons[0].text, note: reasons[0].case } : { text: '' },
          ]),
      },
    ],
  };
}
