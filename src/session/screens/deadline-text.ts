import type { Deadline } from '../../engine/clocks/deadline.ts';
import { span } from '../../playbook/duration.ts';
import { anchorWords } from '../../report/deadline-words.ts';
import type { Tone } from '../../terminal/line.ts';
import { clockTime, until } from '../times.ts';

/** How a deadline stands, in words: `due 04:12Z, in 59m`. */
export function standingText(
  { clock, state, due, met, margin, anchor, notes }: Deadline,
  now: number,
): string {
  switch (state) {
    case 'running':
      return due === undefined ? withoutLimit(anchor, now) : `due ${clockTime(due, now)}, ${until(due, now)}`;
    case 'overdue':
      return `OVERDUE: it was due ${clockTime(due ?? now, now)}, ${until(due ?? now, now)}`;
    case 'undecided':
      return due === undefined
        ? 'does it apply? without undue delay'
        : `does it apply? then due ${clockTime(due, now)}, ${until(due, now)}`;
    case 'waiting':
      return `waits for ${anchorWords(clock.starts)}`;
    case 'met':
      return `met ${clockTime(met ?? now, now)}${margin === undefined ? '' : `, ${span(margin)} left`}`;
    case 'late':
      return `met ${clockTime(met ?? now, now)}, LATE by ${span(margin ?? 0)}`;
    case 'not-applicable':
      return notes.some(note => note.kind === 'not-law') ? 'no obligation' : 'does not apply';
    default:
      return state satisfies never;
  }
}

function withoutLimit(anchor: number | undefined, now: number): string {
  return `without undue delay${anchor === undefined ? '' : `, for ${span(now - anchor)} now`}`;
}

export function toneOf({ state, due }: Deadline, now: number): Tone {
  if (state === 'overdue' || state === 'late') return 'bad';
  if (state === 'undecided') return 'warn';
  if (state === 'running') return due !== undefined && due - now <= 10 * 60_000 ? 'bad' : 'warn';
  return state === 'met' ? 'good' : 'dim';
}
