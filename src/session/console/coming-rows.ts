import type { Prospect } from '../../drill/outlook.ts';
import { span } from '../../playbook/duration.ts';
import type { Line, Span } from '../../terminal/line.ts';
import { clockTime } from '../times.ts';
import type { ConsoleView } from './console-view.ts';
import { part } from './part.ts';

/** What is due next, the soonest first, and why it waits. */
export function comingRows(view: ConsoleView, most: number): Line[] {
  const pending = view.outlook.filter(({ state }) => state === 'pending');
  if (pending.length === 0) return part('NEXT', [[{ text: 'no inject is left', tone: 'dim' }]], most);
  const width = Math.max(...pending.map(({ inject }) => inject.id.length));
  return part(
    'NEXT',
    pending.map(prospect => [
      { text: prospect.inject.id === view.chosen ? '> ' : '  ', tone: 'accent' },
      { text: `${prospect.inject.id.padEnd(width)}  `, tone: 'accent' },
      standing(prospect, view.now),
      { text: `  ${firstLine(prospect.inject.text)}`, tone: 'dim' },
    ]),
    most,
  );
}

function standing({ held, at, waits }: Prospect, now: number): Span {
  const when =
    at === undefined
      ? ''
      : at > now
        ? `in ${span(at - now)}, ${clockTime(at, now)}`
        : `due ${clockTime(at, now)}`;
  const why = waits.length > 0 ? `waits for ${waits.join(', ')}` : '';
  const text = [held ? 'HELD' : '', when, why].filter(word => word !== '').join(', ');
  return {
    text: text || 'due now',
    ...(held || (at !== undefined && at <= now) ? { tone: 'warn' as const } : {}),
  };
}

export function firstLine(text: string): string {
  return text.trimStart().split('\n')[0] ?? '';
}
