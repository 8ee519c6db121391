import type { Deadline } from '../engine/clocks/deadline.ts';
import { noteWords } from '../report/deadline-words.ts';

/** A deadline as `status --json` and `clocks --json` print it. Times are ISO 8601, UTC; `margin` is milliseconds, negative where it was late. */
export function deadlineJson(deadline: Deadline, render: (text: string) => string) {
  const { clock, state, due, dueBefore, anchor, met, margin } = deadline;
  return {
    id: clock.id,
    state,
    due: time(due),
    anchor: time(anchor),
    margin: margin ?? null,
    met: time(met),
    dueBefore: time(dueBefore),
    title: render(clock.title),
    regime: clock.regime ?? null,
    role: clock.role ?? null,
    source: clock.source ?? null,
    notes: noteWords(deadline),
  };
}

function time(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}
