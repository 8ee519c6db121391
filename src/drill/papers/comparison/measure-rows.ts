import type { Recorded } from '../../../engine/event.ts';
import type { Cell } from '../../../report/document/section.ts';
import { spanWords } from '../../../report/document/time-words.ts';
import { words } from '../../../report/document/words.ts';
import type { Run } from '../../outcome/compare-runs.ts';
import { counted } from '../../outcome/coverage.ts';
import { drillTime } from '../drill-words.ts';
import { type Better, countDifference, spanDifference, timeDifference } from './difference.ts';

/** What was measured of both, with how the second differs; and what is nought, or not recorded, in both. */
export function measureRows(a: Run, b: Run): { rows: Cell[][]; inNeither: string[] } {
  const shown = measures.filter(measure => isThere(measure, a) || isThere(measure, b));
  return {
    rows: shown.map(measure => [{ text: measure.name }, ...cells(measure, a, b)]),
    inNeither: measures.filter(measure => !shown.includes(measure)).map(({ name }) => name),
  };
}

type Measure =
  | { name: string; kind: 'time'; of(run: Run): number | undefined }
  | { name: string; kind: 'span'; of(run: Run): number | undefined; better: Better }
  | { name: string; kind: 'count'; of(run: Run): number; better: Better };

const expectationsThat = (state: string) => (run: Run) =>
  run.measures.expectations.filter(standing => standing.state === state).length;

const measures: readonly Measure[] = [
  { name: 'A commander was named', kind: 'time', of: ({ measures: { commander } }) => commander?.ms },
  { name: 'First containment decided', kind: 'time', of: ({ measures: { containment } }) => containment?.ms },
  { name: 'First notification sent', kind: 'time', of: ({ measures: { notification } }) => notification?.ms },
  {
    name: 'Time to acknowledge an inject, median',
    kind: 'span',
    of: run => run.measures.acknowledgement.median,
    better: 'less',
  },
  {
    name: 'Injects never taken in',
    kind: 'count',
    of: run => run.measures.acknowledgement.untaken.length,
    better: 'less',
  },
  { name: 'Expectations met', kind: 'count', of: expectationsThat('met'), better: 'more' },
  { name: 'Expectations late', kind: 'count', of: expectationsThat('late'), better: 'less' },
  { name: 'Expectations missed', kind: 'count', of: expectationsThat('missed'), better: 'less' },
  { name: 'Steps used', kind: 'count', of: run => counted(run.measures.coverage, 'used'), better: undefined },
  { name: 'Steps left out', kind: 'count', of: run => run.measures.skipped.length, better: 'less' },
  { name: 'Steps out of order', kind: 'count', of: run => run.measures.outOfOrder.length, better: 'less' },
  { name: 'Decisions reversed', kind: 'count', of: run => run.measures.reversed.length, better: undefined },
  { name: 'Longest silence', kind: 'span', of: run => run.measures.silence?.ms, better: undefined },
  {
    name: 'Searched for and not found',
    kind: 'count',
    of: run => run.measures.coverage.notFound.length,
    better: undefined,
  },
  {
    name: 'Hints given',
    kind: 'count',
    of: run => run.played.drill.hints.length,
    better: undefined,
  },
  {
    name: 'Injects that the controller brought or dropped',
    kind: 'count',
    of: run => byController(run).length,
    better: undefined,
  },
  {
    name: 'Times that the controller moved the clock',
    kind: 'count',
    of: run => run.played.records.filter(isShift).length,
    better: undefined,
  },
];

function isThere({ of }: Measure, run: Run): boolean {
  return (of(run) ?? 0) !== 0;
}

function cells(measure: Measure, a: Run, b: Run): [Cell, Cell, Cell] {
  switch (measure.kind) {
    case 'time':
      return [
        cell(measure.of(a), drillTime),
        cell(measure.of(b), drillTime),
        timeDifference(measure.of(a), measure.of(b)),
      ];
    case 'span':
      return [
        cell(measure.of(a), spanWords),
        cell(measure.of(b), spanWords),
        spanDifference(measure.of(a), measure.of(b), measure.better),
      ];
    case 'count':
      return [
        cell(measure.of(a), String),
        cell(measure.of(b), String),
        countDifference(measure.of(a), measure.of(b), measure.better),
      ];
    default:
      return measure satisfies never;
  }
}

function cell(value: number | undefined, inWords: (value: number) => string): Cell {
  return value === undefined ? { text: words.notRecorded, tone: 'quiet' } : { text: inWords(value) };
}

function byController({ played: { drill } }: Run): Recorded[] {
  return [...drill.delivered.values(), ...drill.dropped.values()].filter(
    ({ data }) => data.cause === 'controller',
  );
}

function isShift({ type, data }: Recorded): boolean {
  return type === 'drill.clock' && data.why === 'shift';
}
