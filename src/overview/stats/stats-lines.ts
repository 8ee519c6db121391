import { spanWords } from '../../report/document/time-words.ts';
import type { Line } from '../../terminal/line.ts';
import { exerciseLines } from '../exercises/exercise-lines.ts';
import type { ExerciseResults } from '../exercises/exercise-results.ts';
import type { WeakSpot } from '../weak-spots.ts';
import type { Group, Stats } from './stats.ts';

/** What the cases come to, then by type and month, what scenarios showed, then where the playbooks are not followed. Fits into 80 columns. */
export function statsLines(
  { mode, all, types, months }: Stats,
  spots: readonly WeakSpot[],
  exercises?: ExerciseResults,
): Line[] {
  if (all.cases === 0) return [[{ text: `No ${mode === 'drill' ? 'drills' : 'cases'} yet.`, tone: 'dim' }]];
  return [
    [
      {
        text: mode === 'drill' ? 'EXERCISE  Drills only' : 'Live cases; drills are not among them',
        tone: 'strong',
      },
    ],
    [{ text: countsOf(all) }],
    [],
    [
      {
        text: `${'measure'.padEnd(24)}${'median'.padEnd(14)}${'9 in 10'.padEnd(14)}recorded in`,
        tone: 'dim',
      },
    ],
    ...all.measures.map(measureLine),
    [],
    ...table('by type', types),
    ...table('by month', months),
    ...(exercises ? exerciseLines(exercises) : []),
    ...(spots.length > 0
      ? [
          [{ text: 'Where playbooks were not followed', tone: 'strong' as const }],
          ...spots.slice(0, 10).map(spotLine),
        ]
      : []),
  ];
}

function countsOf({ cases, open, falseAlarms, deadlines: { met, late, overdue } }: Group): string {
  const parts = [
    `${cases} ${cases === 1 ? 'case' : 'cases'}, ${open} open, ${falseAlarms} not an incident`,
    `deadlines: ${met} met, ${late} late, ${overdue} overdue`,
  ];
  return `${parts.join('; ')}.`;
}

function measureLine({ name, count, median, nineInTen }: Group['measures'][number]): Line {
  if (median === null || nineInTen === null)
    return [{ text: name.padEnd(24) }, { text: 'not recorded', tone: 'dim' }];
  const of = name === 'decision latency' || name === 'deadline margin' ? `${count} of them` : cases(count);
  return [
    { text: name.padEnd(24) },
    { text: spanWords(median).padEnd(14), tone: 'strong' },
    { text: spanWords(nineInTen).padEnd(14) },
    { text: of, tone: 'dim' },
  ];
}

function table(title: string, groups: readonly Group[]): Line[] {
  const head = `${title.padEnd(24)}${'cases'.padEnd(7)}${'containment'.padEnd(14)}${'recovery'.padEnd(14)}late`;
  return [
    [{ text: head, tone: 'dim' }],
    ...groups.map(
      (group): Line => [
        { text: group.key.padEnd(24) },
        { text: `${group.cases}`.padEnd(7) },
        { text: medianOf(group, 'containment').padEnd(14) },
        { text: medianOf(group, 'recovery').padEnd(14) },
        { text: `${group.deadlines.overdue + group.deadlines.late}` },
      ],
    ),
    [],
  ];
}

function medianOf({ measures }: Group, name: string): string {
  const median = measures.find(one => one.name === name)?.median ?? null;
  return median === null ? 'not recorded' : spanWords(median);
}

function spotLine({ playbook, step, cases: came, left, forced, late }: WeakSpot): Line {
  const said = [
    left > 0 ? `left out in ${left}` : '',
    forced > 0 ? `before its turn in ${forced}` : '',
    late > 0 ? `late in ${late}` : '',
  ].filter(part => part !== '');
  return [
    { text: '  ' },
    { text: `${playbook} ${step}`, hang: true },
    { text: `  ${said.join(', ')} of ${cases(came)}`, tone: 'dim' },
  ];
}

function cases(count: number): string {
  return count === 1 ? '1 case' : `${count} cases`;
}
