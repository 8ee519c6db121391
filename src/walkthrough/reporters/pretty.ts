import type { Line } from '../../terminal/line.ts';
import { missedText, type Share } from '../coverage.ts';
import {
  belowMinimum,
  type Failure,
  type PlaybookCoverage,
  placeText,
  type TestedWalkthrough,
  type TestReport,
} from '../test-report.ts';

/** For a person: every walkthrough under its playbook, what failed and where, and what none of them took. */
export function prettyReport(report: TestReport): Line[] {
  const { walkthroughs, coverage } = report;
  const playbooks = [...new Set(walkthroughs.map(({ playbook }) => playbook))];
  return [
    ...playbooks.flatMap(playbook => [
      [{ text: playbook, tone: 'strong' as const }],
      ...walkthroughs.filter(walkthrough => walkthrough.playbook === playbook).flatMap(tested),
      [],
    ]),
    ...table(coverage),
    ...coverage.flatMap(missed),
    ...(coverage.length > 0 ? [[]] : []),
    ...belowMinimum(report).map(
      ({ playbook, percent }): Line => [
        {
          text: `${playbook} is covered to ${percent} %, and ${report.minCoverage} % is the least`,
          tone: 'bad',
        },
      ],
    ),
    summary(walkthroughs),
  ];
}

function tested({ file, name, failures }: TestedWalkthrough): Line[] {
  const passed = failures.length === 0;
  return [
    [
      { text: '  ' },
      passed
        ? { text: 'passed', sign: 'done', tone: 'good' }
        : { text: 'failed', sign: 'failed', tone: 'bad' },
      { text: ` ${name ?? file}`, hang: true },
      ...(name === undefined ? [] : [{ text: `  ${file}`, tone: 'dim' as const }]),
    ],
    ...failures.flatMap(failed),
  ];
}

function failed({ message, place, came }: Failure): Line[] {
  return [
    [
      { text: '    ' },
      { text: placeText(place), tone: 'dim', hang: true },
      { text: `  ${message}`, tone: 'bad' },
    ],
    ...(came
      ? [
          [
            { text: '      ' },
            { text: `${placeText(came.place)}  ${came.step} is here`, tone: 'dim' as const, hang: true },
          ],
        ]
      : []),
  ];
}

const columns = ['steps', 'options', 'conditions', 'deadlines', 'all'];

function table(coverage: readonly PlaybookCoverage[]): Line[] {
  if (coverage.length === 0) return [];
  const width = Math.max('Coverage'.length, ...coverage.map(({ playbook }) => playbook.length));
  const row = (first: string, cells: readonly string[]) =>
    `${first.padEnd(width)}${cells.map((cell, i) => cell.padStart((columns[i] ?? '').length + 4)).join('')}`;
  return [
    [{ text: row('Coverage', columns), tone: 'strong' }],
    ...coverage.map(
      ({ playbook, steps, options, conditions, clocks, percent }): Line => [
        {
          text: row(playbook, [...[steps, options, conditions, clocks].map(shareText), `${percent} %`]),
          ...(percent === 100 && { tone: 'good' as const }),
        },
      ],
    ),
  ];
}

function shareText({ taken, all }: Share): string {
  return all === 0 ? '-' : `${taken}/${all}`;
}

function missed({ playbook, missed }: PlaybookCoverage): Line[] {
  if (missed.length === 0) return [];
  return [
    [],
    [{ text: `No walkthrough of ${playbook} takes`, tone: 'warn' }],
    ...missed.map(
      ({ place, ...goal }): Line => [
        { text: '  ' },
        { text: placeText(place), tone: 'dim', hang: true },
        { text: `  ${missedText(goal)}` },
      ],
    ),
  ];
}

function summary(walkthroughs: readonly TestedWalkthrough[]): Line {
  const failed = walkthroughs.filter(({ failures }) => failures.length > 0).length;
  const count = `${walkthroughs.length} walkthrough${walkthroughs.length === 1 ? '' : 's'}`;
  return failed === 0
    ? [{ text: `${count} passed`, tone: 'good' }]
    : [{ text: `${failed} of ${count} failed`, tone: 'bad' }];
}
