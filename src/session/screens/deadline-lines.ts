import type { Deadline } from '../../engine/clocks/deadline.ts';
import { anchorWords, noteWords, notLegalAdvice } from '../../report/deadline-words.ts';
import type { Line } from '../../terminal/line.ts';
import { clockTime } from '../times.ts';
import { standingText, toneOf } from './deadline-text.ts';

/** Deadlines under their heading, one line each with what must be known of it; with `details`, also what they run from and whence. */
export function deadlineLines(
  deadlines: readonly Deadline[],
  now: number,
  render: (text: string) => string,
  { details = false } = {},
): Line[] {
  if (deadlines.length === 0) return [];
  return [
    [
      { text: 'DEADLINES', tone: 'accent' },
      { text: `  ${notLegalAdvice}`, tone: 'dim' },
    ],
    ...deadlines.flatMap(deadline => [
      deadlineLine(deadline, now, render),
      ...(details ? detailLines(deadline, now) : []),
    ]),
  ];
}

function deadlineLine(deadline: Deadline, now: number, render: (text: string) => string): Line {
  const { clock } = deadline;
  const notes = [...noteWords(deadline), ...movedWords(deadline, now)];
  return [
    { text: '  ' },
    { text: `${clock.id}  `, tone: 'strong', hang: true },
    { text: `${render(clock.title)}: ` },
    { text: standingText(deadline, now), tone: toneOf(deadline, now) },
    { text: notes.length > 0 ? `  (${notes.join('; ')})` : '', tone: 'dim' },
  ];
}

/** A corrected start moves what is due, and a person must see that it did. */
function movedWords({ due, dueBefore }: Deadline, now: number): string[] {
  if (due === undefined || dueBefore === undefined) return [];
  return [`due ${clockTime(dueBefore, now)} before its start was corrected, ${clockTime(due, now)} since`];
}

function detailLines({ clock, anchor, state }: Deadline, now: number): Line[] {
  if (state === 'not-applicable') return [];
  const limit = clock.every ? `every ${clock.every.text}` : (clock.within?.text ?? 'without undue delay');
  const started = anchor === undefined ? '' : `, ${clockTime(anchor, now)}`;
  const parts = [
    `${limit} from ${anchorWords(clock.starts)}${started}`,
    ...(clock.role === undefined ? [] : [`by ${clock.role}`]),
    ...(clock.source === undefined ? [] : [clock.source]),
  ];
  return [[{ text: '      ' }, { text: parts.join('; '), tone: 'dim', hang: true }]];
}
