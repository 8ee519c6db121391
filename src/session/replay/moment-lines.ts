import type { Standing } from '../../drill/expectations.ts';
import { drillSeconds, drillTime, expectedWords } from '../../drill/papers/drill-words.ts';
import type { Happening, Moment } from '../../drill/replay/moment.ts';
import type { Scenario } from '../../drill/scenario.ts';
import type { Instance } from '../../engine/event.ts';
import { instanceName } from '../../engine/instance.ts';
import { spanWords } from '../../report/document/time-words.ts';
import type { Line } from '../../terminal/line.ts';
import { entrySign, entryWords } from '../screens/entry-line.ts';
import { injectFrame } from '../screens/inject.ts';
import { clockTime } from '../times.ts';

/** What a replay is told by. */
export interface Told {
  scenario: Scenario;
  /** When the story began, in milliseconds since 1970 UTC. */
  begin: number;
  /** With what only a trainer knows of the injects. */
  trainer: boolean;
}

/** What a replay prints of a moment, for good: drill time, the story's time beside it, what happened. */
export function momentLines({ at, what }: Moment, told: Told): Line[] {
  const time = timeOf(at, told);
  const now = told.begin;
  switch (what.kind) {
    case 'entry':
      return [[...time, ...entrySign(what.entry), ...entryWords(what.record, what.entry, now)]];
    case 'opened':
      return [[...time, ...openedLine(what.steps, now)]];
    case 'inject':
      return [
        ...injectFrame(what.record, now, `${drillSeconds(at)} ${clockTime(told.begin + at, now)}`),
        ...(told.trainer ? trainerLines(what.record.data.inject, told.scenario) : []),
      ];
    case 'clock':
      return [[...time, { text: '· ' }, { text: clockWords(what), tone: 'accent', hang: true }]];
    case 'missed':
    case 'met':
      return [[...time, ...standingLine(what.kind, what.standing)]];
    case 'silence':
      return [
        [
          ...time,
          { text: '· ' },
          {
            text: `SILENCE: nobody at the table did anything for ${spanWords(what.ms)}`,
            tone: 'warn',
            hang: true,
          },
        ],
      ];
    case 'afterwards':
      return [[{ text: 'Recorded when the exercise was over:', tone: 'strong' }]];
    default:
      return what satisfies never;
  }
}

function timeOf(at: number, { begin }: Told): Line {
  return [{ text: `${drillSeconds(at)} ${clockTime(begin + at, begin)} `, tone: 'dim' }];
}

/** One with its title; of several the names, which are many where a phase begins. */
function openedLine(steps: Extract<Happening, { kind: 'opened' }>['steps'], now: number): Line {
  const [first, ...more] = steps;
  if (!first) return [];
  if (more.length === 0) return [...entrySign(first.entry), ...entryWords(first.record, first.entry, now)];
  const names = steps.map(({ record }) => instanceName(record.at as Instance)).join(', ');
  const last = more.at(-1) ?? first;
  return [
    { text: 'opened', sign: 'open', tone: 'dim' },
    { text: ' ' },
    { text: `${steps.length} steps: `, tone: 'dim', hang: true },
    { text: names },
    { text: `  #${first.record.seq} to #${last.record.seq}`, tone: 'dim' },
  ];
}

function clockWords({ record, paused, moved = 0 }: Extract<Happening, { kind: 'clock' }>): string {
  const { actor, data } = record;
  switch (data.why) {
    case 'pause':
      return `PAUSED by ${actor.name}`;
    case 'real-world':
      return `STOPPED by ${actor.name}: REAL WORLD`;
    case 'resume':
      return paused === undefined
        ? `GOES ON, by ${actor.name}`
        : `GOES ON, by ${actor.name}: a pause of ${spanWords(paused)} is skipped`;
    case 'shift':
    case 'advance':
      return `CLOCK MOVED by ${actor.name}: ${spanWords(Math.abs(moved))} ${moved < 0 ? 'back' : 'on'}`;
    default:
      return data.why satisfies never;
  }
}

function standingLine(kind: 'missed' | 'met', standing: Standing): Line {
  const { expectation, inject, due, at } = standing;
  const { id, within, critical } = expectation;
  const late = at !== undefined && due !== undefined && at > due;
  const about: Line = [
    { text: `${expectedWords(expectation)}${critical ? '  CRITICAL' : ''}` },
    { text: `  ${inject}`, tone: 'dim' },
  ];
  if (kind === 'missed')
    return [
      { text: 'missed', sign: 'failed', tone: 'bad' },
      { text: ' ' },
      { text: `${id}  NOT DONE within ${within.text}: `, tone: 'bad', hang: true },
      ...about,
    ];
  const tone = late ? 'warn' : 'good';
  return [
    { text: 'met', sign: late ? 'warning' : 'done', tone },
    { text: ' ' },
    { text: `${id}  ${metWords(standing)}: `, tone, hang: true },
    ...about,
  ];
}

function metWords({ expectation, due, at }: Standing): string {
  if (due === undefined || at === undefined) return 'MET';
  if (at > due) return `MET LATE, ${spanWords(at - due)} over`;
  return at < due - expectation.within.ms ? 'MET BEFOREHAND' : `MET, ${spanWords(due - at)} to spare`;
}

/** What stood behind an inject, which its players did not know. */
function trainerLines(id: string, { injects }: Scenario): Line[] {
  const trainer = injects.find(inject => inject.id === id)?.trainer;
  const texts: [string, string][] = [
    ['ANSWER', trainer?.answer ?? ''],
    ['WATCH', trainer?.watchFor.join('; ') ?? ''],
    ['HINTS', trainer?.hints.join('; ') ?? ''],
  ];
  return texts
    .filter(([, text]) => text.trim() !== '')
    .map(([word, text]) => [
      { text: `  ${word.padEnd(8)}`, tone: 'accent' },
      { text: text.trim(), hang: true },
    ]);
}

/** `+00:12:30 of +00:22`. */
export function ofAll(at: number, whole: number): string {
  return `${drillSeconds(at)} of ${drillTime(whole)}`;
}
