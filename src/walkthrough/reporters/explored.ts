import type { Line } from '../../terminal/line.ts';
import { type ExploredPlaybook, type ExploreReport, outcomeOf, wayText } from '../explore-report.ts';
import { type Place, placeText } from '../test-report.ts';

/** For a person: each playbook, what was found in it and by which way, and what the walk leaves out. */
export function prettyExplored(report: ExploreReport): Line[] {
  return [
    ...report.playbooks.flatMap(playbook => [...explored(playbook), []]),
    ...bounds.map((text): Line => [{ text, tone: 'dim' }]),
  ];
}

/** `test --explore --format json`, version 1. Keys are added, never renamed. */
export function jsonExplored(report: ExploreReport): string {
  const { playbooks } = report;
  const told = {
    version: 1,
    explored: playbooks.map(({ playbook, file, positions, moves, complete, faults, refused }) => ({
      playbook,
      file,
      positions,
      moves,
      complete,
      faults: [
        ...refused.map(({ message, place }) => ({ kind: 'refused', message, step: null, way: [], ...place })),
        ...faults.map(({ kind, message, step, way, place }) => ({
          kind,
          message,
          step: step ?? null,
          way,
          ...place,
        })),
      ],
    })),
    bounds,
    summary: {
      playbooks: playbooks.length,
      faults: playbooks.reduce((sum, { faults, refused }) => sum + faults.length + refused.length, 0),
      outcome: outcomeOf(report),
    },
  };
  return `${JSON.stringify(told, null, 2)}\n`;
}

/** What holds of the walk, whatever the playbook. */
const bounds = [
  'Taken as one: values that no condition tells apart, rounds beyond those that a condition counts, and orders of steps that cannot bear on one another.',
  'Taken as one, too: all that is done in a called playbook, in one order; of its ways, each that leaves something else behind for the rest. Explore it by itself for what is wrong inside.',
  'Not walked: steps that are skipped, fail or are opened out of turn, evidence that is not got, severities that change, and times.',
  'No fault: a step that waits for what was denied or has failed. Such a case is closed with a reason.',
];

function explored({ playbook, file, positions, moves, complete, faults, refused }: ExploredPlaybook): Line[] {
  const head: Line = [
    { text: playbook, tone: 'strong' },
    { text: `  ${file}`, tone: 'dim' },
  ];
  const size = `${positions} positions, ${moves} moves`;
  const sound: Line = [
    { text: '  ' },
    { text: 'sound', sign: 'done', tone: 'good' },
    { text: ` every step is reached, and every way can close  `, hang: true },
    { text: size, tone: 'dim' },
  ];
  const stopped: Line = [
    { text: '  ' },
    { text: 'stopped', sign: 'warning', tone: 'warn' },
    { text: ` not every way was walked: it was stopped after ${size}`, hang: true },
  ];
  return [
    head,
    ...refused.map(({ message, place }) => fault(message, place)),
    ...faults.flatMap(({ message, place, way }) => [
      fault(message, place),
      ...(way.length > 0
        ? [[{ text: '      ' }, { text: `by ${wayText(way)}`, tone: 'dim' as const, hang: true }]]
        : []),
    ]),
    ...(complete || refused.length > 0 ? [] : [stopped]),
    ...(complete && faults.length === 0 ? [sound] : []),
  ];
}

function fault(message: string, place: Place): Line {
  return [
    { text: '  ' },
    { text: 'fault', sign: 'failed', tone: 'bad' },
    { text: ' ' },
    { text: placeText(place), tone: 'dim', hang: true },
    { text: `  ${message}`, tone: 'bad' },
  ];
}
