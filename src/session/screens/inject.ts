import { drillOf, isOver } from '../../drill/drill-state.ts';
import type { Scenario } from '../../drill/scenario.ts';
import { pauseOf } from '../../drill/story-time.ts';
import type { Recorded } from '../../engine/event.ts';
import type { CaseState } from '../../engine/state.ts';
import type { Line } from '../../terminal/line.ts';
import { clockTime } from '../times.ts';

type Delivered = Extract<Recorded, { type: 'inject.delivered' }>;

/**
 * What reaches the players: framed, so that nothing in it passes for an entry of their own, and marked as an exercise. `time` stands in
 * its head in the place of the time of day.
 */
export function injectFrame(
  record: Delivered,
  now: number,
  time = clockTime(Date.parse(record.ts), now),
): Line[] {
  const { inject, text } = record.data;
  const rule: Line = [{ text: '', sign: 'rule', tone: 'warn' }];
  return [
    rule,
    [
      { text: 'EXERCISE  ', tone: 'warn' },
      { text: `INJECT ${inject}  `, tone: 'strong' },
      { text: `${time}  ${wayOf(record)}`, hang: true },
    ],
    ...text
      .trimEnd()
      .split('\n')
      .map(
        (line): Line => [
          { text: '  | ', tone: 'warn' },
          { text: line, hang: true },
        ],
      ),
    rule,
  ];
}

/** The inject that `!` is about stays in sight; those behind it are counted, so that they never push the rest off the screen. */
export function injectLines(state: CaseState): Line[] {
  const [next, ...behind] = waitingInjects(state);
  if (!next) return [];
  const { record, wants } = next;
  return [
    [
      { text: `INJECT ${record.data.inject}  `, tone: 'warn' },
      {
        text: `${wayOf(record)}: ${wants === 'reading' ? 'not taken in yet, ! does' : 'wants an answer, ! gives it'}`,
      },
    ],
    ...(behind.length > 0 ? [[{ text: `${behind.length} more behind it`, tone: 'warn' as const }]] : []),
  ];
}

/** The story has come to its end, and somebody has to say that the exercise has. */
export function overLines({ exercise }: CaseState, scenario: Scenario | undefined, now: number): Line[] {
  const drill = drillOf(exercise);
  if (!scenario || !drill || !isOver(scenario, drill, now)) return [];
  const closes = drill.started.data.solo ? 'z ends it' : 'the controller ends it, or z does';
  return [
    [
      { text: 'TIME IS OVER  ', tone: 'warn' },
      { text: `${scenario.duration.text} of the story have passed: ${closes}`, hang: true },
    ],
  ];
}

/** What players still have to do about injects, the oldest first. */
export function waitingInjects(state: CaseState): { record: Delivered; wants: 'reading' | 'answer' }[] {
  const drill = drillOf(state.exercise);
  if (!drill) return [];
  const records = [...drill.delivered.values()].reverse();
  return [
    ...records
      .filter(({ data }) => !drill.acknowledged.has(data.inject))
      .map(record => ({ record, wants: 'reading' as const })),
    ...records
      .filter(({ data }) => drill.acknowledged.has(data.inject) && !drill.answered.has(data.inject))
      .filter(({ data }) => wantsAnswer(data.type))
      .map(record => ({ record, wants: 'answer' as const })),
  ];
}

export function wantsAnswer(type: Delivered['data']['type']): boolean {
  return type === 'decision' || type === 'question';
}

/** Whether this entry is the one that counts of those that deliver its inject. */
export function isFirstDelivery(record: Delivered, state: CaseState): boolean {
  return drillOf(state.exercise)?.delivered.get(record.data.inject)?.id === record.id;
}

/** The exercise stands: said beside the clock. */
export function pauseWords(state: CaseState): string {
  const pause = pauseOf(state.exercise);
  if (!pause) return '';
  return pause.data.why === 'real-world' ? ' STOPPED: REAL WORLD' : ' PAUSED';
}

function wayOf({ data: { channel, from, to } }: Delivered): string {
  const parts = [channel, from && `from ${from}`, to && `to ${to.join(', ')}`];
  return parts.filter(part => part).join(', ') || 'to everybody';
}
