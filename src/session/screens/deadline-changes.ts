import type { Deadline } from '../../engine/clocks/deadline.ts';
import type { Line } from '../../terminal/line.ts';
import { clockTime } from '../times.ts';
import { standingText, toneOf } from './deadline-text.ts';

/** Permanent lines for what an entry changed of the deadlines: one that runs now, moved, was met. What time alone does is not said here. */
export function deadlineChanges(
  before: readonly Deadline[],
  after: readonly Deadline[],
  now: number,
  render: (text: string) => string,
): Line[] {
  return after.flatMap(deadline => {
    const former = before.find(({ clock }) => clock.id === deadline.clock.id);
    const what = former && changeOf(former, deadline, now);
    if (!what) return [];
    const { clock } = deadline;
    return [
      [
        { text: `${clockTime(now)} `, tone: 'dim' as const },
        { text: `DEADLINE ${clock.id}  `, tone: 'strong' as const, hang: true },
        { text: `${render(clock.title)}: ` },
        { text: what, tone: toneOf(deadline, now) },
      ],
    ];
  });
}

function changeOf(former: Deadline, deadline: Deadline, now: number): string | undefined {
  const { state, due, met, margin } = deadline;
  const wasOpen = former.state === 'running' || former.state === 'overdue';
  const isOpen = state === 'running' || state === 'overdue';
  const moved = former.due !== undefined && due !== undefined && former.due !== due;
  const same = former.state === state || (wasOpen && isOpen);
  if (same && !moved && former.met === met && former.margin === margin) return undefined;
  const standing = standingText(deadline, now);
  return moved ? `${standing} (was due ${clockTime(former.due ?? 0, now)})` : standing;
}
