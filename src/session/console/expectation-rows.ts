import type { Standing } from '../../drill/expectations.ts';
import { expectedWords } from '../../drill/papers/drill-words.ts';
import { span } from '../../playbook/duration.ts';
import type { Line } from '../../terminal/line.ts';
import type { ConsoleView } from './console-view.ts';
import { part } from './part.ts';

/** Expectations that run, the one that is due first before the others, and what became of those before. */
export function expectationRows({ standings, now }: ConsoleView, most: number): Line[] {
  const running = standings
    .filter(({ state }) => state === 'running')
    .sort((a, b) => (a.due ?? 0) - (b.due ?? 0))
    .map(standing => runningRow(standing, now));
  const over = (['missed', 'late', 'met'] as const).flatMap(state => {
    const ids = standings
      .filter(standing => standing.state === state)
      .map(({ expectation }) => expectation.id);
    return ids.length > 0 ? [{ state, text: `${state} ${ids.join(' ')}` }] : [];
  });
  const summary: Line[] =
    over.length === 0
      ? []
      : [
          over.map(({ state, text }, i) => ({
            text: `${i > 0 ? ' · ' : ''}${text}`,
            tone: state === 'met' ? 'good' : state === 'late' ? 'warn' : 'bad',
          })),
        ];
  const rows = [...summary, ...running];
  return part('EXPECTED', rows.length > 0 ? rows : [[{ text: 'nothing yet', tone: 'dim' }]], most);
}

function runningRow({ expectation, inject, due = 0 }: Standing, now: number): Line {
  return [
    { text: `${expectation.id} `, tone: 'accent' },
    { text: `${span(due - now)} left`, ...(due - now <= 120_000 ? { tone: 'warn' as const } : {}) },
    { text: `  ${expectedWords(expectation)}${expectation.critical ? '  CRITICAL' : ''}` },
    { text: `  ${inject}, ${expectation.objective}`, tone: 'dim' },
  ];
}
