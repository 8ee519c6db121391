import type { CaseFigures } from './case-figures.ts';
import { type Measure, measure } from './measure.ts';

/** Numbers over many cases. Plain data, milliseconds. Drills and live cases are never counted together. */
export interface Stats {
  version: 1;
  mode: 'live' | 'drill';
  all: Group;
  /** By incident type; a case of several types counts for each. */
  types: Group[];
  /** By the month in which it was opened, UTC: `2026-11`. */
  months: Group[];
}

export interface Group {
  key: string;
  cases: number;
  open: number;
  falseAlarms: number;
  measures: Measure[];
  deadlines: { met: number; late: number; overdue: number };
}

export function statsOf(figures: readonly CaseFigures[], mode: Stats['mode']): Stats {
  const own = figures.filter(one => one.mode === mode);
  return {
    version: 1,
    mode,
    all: groupOf('all', own),
    types: groupsBy(own, ({ types }) => types),
    months: groupsBy(own, ({ opened }) => [opened.slice(0, 7)]),
  };
}

function groupsBy(figures: readonly CaseFigures[], keys: (one: CaseFigures) => readonly string[]): Group[] {
  const found = [...new Set(figures.flatMap(keys))].sort();
  return found.map(key =>
    groupOf(
      key,
      figures.filter(one => keys(one).includes(key)),
    ),
  );
}

/** False alarms have no incident to measure: they are counted, and their times are left out. */
function groupOf(key: string, figures: readonly CaseFigures[]): Group {
  const real = figures.filter(one => !one.falseAlarm);
  const deadlines = real.flatMap(one => one.deadlines);
  const stands = (state: CaseFigures['deadlines'][number]['state']) =>
    deadlines.filter(one => one.state === state).length;
  return {
    key,
    cases: figures.length,
    open: figures.filter(({ closed }) => !closed).length,
    falseAlarms: figures.length - real.length,
    measures: [
      ...durations.map(([name, formula]) =>
        measure(
          name,
          formula,
          real.flatMap(one => one.durations.find(d => d.name === name)?.ms ?? []),
        ),
      ),
      ...stages.map(stage =>
        measure(
          `time in ${stage}`,
          'last end - first opening in the stage',
          real.flatMap(one => spent(one, stage)),
        ),
      ),
      measure(
        'decision latency',
        'decided - asked',
        real.flatMap(({ decisions }) => decisions),
      ),
      measure(
        'deadline margin',
        'due - met',
        deadlines.flatMap(({ margin }) => margin ?? []),
        10,
      ),
    ],
    deadlines: { met: stands('met'), late: stands('late'), overdue: stands('overdue') },
  };
}

const durations = [
  ['detection', 'detected - occurred'],
  ['acknowledgement', 'acknowledged - detected'],
  ['containment', 'contained - detected'],
  ['eradication', 'eradicated - detected'],
  ['recovery', 'recovered - detected'],
] as const;

const stages = ['detection', 'containment', 'eradication', 'recovery', 'review'] as const;

/** Phases of one stage are added up; a case in which one of them is not finished has no such time yet. */
function spent({ stages }: CaseFigures, stage: string): number[] {
  const own = stages.filter(({ name }) => name === stage);
  if (own.length === 0 || own.some(({ ms }) => ms === null)) return [];
  return [own.reduce((sum, { ms }) => sum + (ms ?? 0), 0)];
}
