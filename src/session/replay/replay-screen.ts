import type { Standing } from '../../drill/expectations.ts';
import { expectedWords } from '../../drill/papers/drill-words.ts';
import type { Moment } from '../../drill/replay/moment.ts';
import { clockOf, type Playback, timeLeft } from '../../drill/replay/playback.ts';
import { span } from '../../playbook/duration.ts';
import { spanWords } from '../../report/document/time-words.ts';
import type { Line } from '../../terminal/line.ts';
import { oneRow } from '../../terminal/one-row.ts';
import type { Live } from '../../terminal/prompter.ts';
import { clockSeconds } from '../times.ts';
import { ofAll, type Told } from './moment-lines.ts';

/** What a replay is told by, and of which exercise. */
export interface Shown extends Told {
  name: string;
  standings: readonly Standing[];
  /** What came before the excerpt that is played. */
  before: readonly Moment[];
}

/** The block that is drawn again: how fast it plays and where it stands, what the players had before them, what was expected of them. */
export function replayScreen(playback: Playback, shown: Shown, width: number): Omit<Live, 'press'> {
  const { running, speed } = playback;
  const lines = [
    headRow(playback, shown),
    openRow(playback),
    expectedRow(playback, shown),
    nextRow(playback),
  ];
  return {
    lines: lines.map(line => oneRow(line, width)),
    keys: [
      { key: 'space', presses: ['space'], act: 'pause', label: running ? 'pause' : 'go on' },
      { key: 'n', presses: ['right'], act: 'next', label: 'next' },
      { key: '+', presses: ['='], act: 'faster', label: 'faster' },
      { key: '-', act: 'slower', label: 'slower' },
      { key: 'q', act: 'leave', label: 'leave' },
    ],
    status: [
      {
        text: `${playback.next} of ${playback.moments.length}, ${spanWords(timeLeft(playback) / speed)} left at this speed`,
        tone: 'dim',
      },
    ],
    redrawIn: 1,
  };
}

function headRow(playback: Playback, { name, begin }: Shown): Line {
  const { running, speed, moments } = playback;
  const clock = clockOf(playback);
  return [
    { text: 'EXERCISE REPLAY ', tone: 'warn' },
    running ? { text: `x${speedWords(speed)}`, tone: 'good' } : { text: 'STANDS STILL', tone: 'bad' },
    { text: ` · ${clockSeconds(begin + clock)} · ${ofAll(clock, moments.at(-1)?.clock ?? clock)} · ` },
    { text: `${name} `, tone: 'strong' },
    { text: '', sign: 'rule', tone: 'dim' },
  ];
}

/** `8`, `0.5`, `3.75`. */
function speedWords(speed: number): string {
  return `${Math.round(speed * 100) / 100}`;
}

function openRow({ moments, next }: Playback): Line {
  const [first, ...more] = moments[next - 1]?.open ?? [];
  return [
    { text: 'OPEN      ', tone: 'strong' },
    ...(first
      ? [{ text: `${first.step}  `, tone: 'strong' as const }, { text: first.title }]
      : [{ text: 'no step', tone: 'dim' as const }]),
    ...(more.length > 0 ? [{ text: `  and ${more.length} more`, tone: 'dim' as const }] : []),
  ];
}

/** The one that falls due first of those that run: their inject has been shown, and what became of them not yet. */
function expectedRow(playback: Playback, shown: Shown): Line {
  const { begin } = shown;
  const now = begin + clockOf(playback);
  const [first, ...more] = runningOf(playback, shown).sort((a, b) => (a.due ?? 0) - (b.due ?? 0));
  const head = { text: 'EXPECTED  ', tone: 'strong' as const };
  if (!first) return [head, { text: 'nothing now', tone: 'dim' }];
  const left = (first.due ?? now) - now;
  return [
    head,
    { text: `${first.expectation.id} `, tone: 'accent' },
    {
      text: left > 0 ? `${spanWords(left)} left` : `${spanWords(-left)} over`,
      ...(left <= 120_000 ? { tone: left > 0 ? ('warn' as const) : ('bad' as const) } : {}),
    },
    { text: `  ${expectedWords(first.expectation)}${first.expectation.critical ? '  CRITICAL' : ''}` },
    ...(more.length > 0 ? [{ text: `  and ${more.length} more`, tone: 'dim' as const }] : []),
  ];
}

function runningOf({ moments, next }: Playback, { standings, before }: Shown): Standing[] {
  const came = new Set<string>();
  const settled = new Set<string>();
  for (const { what } of [...before, ...moments.slice(0, next)]) {
    if (what.kind === 'inject') came.add(what.record.data.inject);
    if (what.kind === 'met') settled.add(what.standing.expectation.id);
    if (what.kind === 'missed' && what.standing.state === 'missed') settled.add(what.standing.expectation.id);
    if (what.kind === 'entry' && what.record.type === 'expectation.judged')
      settled.add(what.record.data.expectation);
  }
  return standings.filter(({ inject, expectation }) => came.has(inject) && !settled.has(expectation.id));
}

function nextRow({ moments, next, waited, speed }: Playback): Line {
  const coming = moments[next];
  const wait = Math.max(0, (coming?.wait ?? 0) - waited);
  const quiet = (moments[next - 1]?.quiet ?? 0) + Math.min(waited, coming?.wait ?? 0);
  return [
    { text: 'NEXT      ', tone: 'strong' },
    { text: wait < 1000 ? 'now' : `in ${spanWords(wait)}` },
    ...(wait / speed >= 10_000
      ? [{ text: `, which takes ${spanWords(wait / speed)}: n goes there`, tone: 'dim' as const }]
      : []),
    ...(quiet >= 60_000 ? [{ text: `  nobody has acted for ${span(quiet)}`, tone: 'warn' as const }] : []),
  ];
}
