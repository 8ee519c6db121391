import { type Deadline, isPressing } from '../engine/clocks/deadline.ts';
import type { Line } from '../terminal/line.ts';
import { passedMark } from './nag.ts';
import { standingText, toneOf } from './screens/deadline-text.ts';
import { clockTime } from './times.ts';

/** The deadline that is due first, of those that press. */
export function nextDeadline(deadlines: readonly Deadline[]): (Deadline & { due: number }) | undefined {
  const dated = deadlines.filter(
    (d): d is Deadline & { due: number } => isPressing(d) && d.due !== undefined,
  );
  return dated.sort((a, b) => a.due - b.due)[0];
}

/** Lines for deadlines that came nearer between two looks: at half their time, ten and two minutes before, and when they are over. */
export function naggingDeadlines(
  deadlines: readonly Deadline[],
  before: number,
  now: number,
  render: (text: string) => string,
): Line[] {
  return deadlines.flatMap(deadline => {
    const { clock, due, anchor } = deadline;
    if (!isPressing(deadline) || due === undefined || anchor === undefined) return [];
    const from = clock.every ? Math.max(anchor, due - clock.every.ms) : anchor;
    if (!passedMark(from, due, before, now)) return [];
    const text = `DEADLINE ${clock.id}  ${render(clock.title)}: ${standingText(deadline, now)}`;
    return [[{ text: `${clockTime(now)} ${text}`, tone: toneOf(deadline, now), hang: true }]];
  });
}
