import type { Run } from '../../drill/outcome/compare-runs.ts';
import { drillTime } from '../../drill/papers/drill-words.ts';
import { closedAt } from '../../engine/state.ts';
import { momentWords } from '../../report/document/time-words.ts';
import type { Line } from '../../terminal/line.ts';

/** What a replay begins with: of which exercise, and how it was played. */
export function openingLine({ name, played }: Run): Line {
  const { scenario, seed, clock, scale, solo, story } = played.drill.started.data;
  const how = [
    `${scenario.id} ${scenario.version}`,
    `seed ${seed}`,
    clock === 'scaled' ? `${scale} times as fast as the wall` : `${clock} clock`,
    ...(solo ? ['without a controller'] : []),
    `story from ${momentWords(story)}`,
  ];
  return [
    { text: 'EXERCISE REPLAY  ', tone: 'warn' },
    { text: `${name}: ${scenario.title}`, tone: 'strong', hang: true },
    { text: `  ${how.join(', ')}`, tone: 'dim' },
  ];
}

/** What it ends with. `left`: where it was left before the end; `end`: where the last that was shown stands. Drill time in milliseconds. */
export function closingLines({ name, played, measures }: Run, left: number | undefined, end = 0): Line[] {
  const head = { text: 'EXERCISE REPLAY  ', tone: 'warn' as const };
  if (left !== undefined) return [[head, { text: `${name} left at ${drillTime(left)}`, hang: true }]];
  const count = (state: string) => measures.expectations.filter(each => each.state === state).length;
  const closed = closedAt(played.state);
  const standing =
    closed === undefined ? 'still open' : `closed at ${drillTime(Date.parse(closed) - played.drill.begin)}`;
  return [
    [
      head,
      {
        text: `${name} to ${drillTime(end)}; ${standing}, planned for ${played.scenario.duration.text}.`,
        hang: true,
      },
    ],
    [{ text: `Of what was expected ${count('met')} met, ${count('late')} late, ${count('missed')} missed.` }],
  ];
}
