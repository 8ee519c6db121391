import { deadlinesOf } from '../engine/clocks/deadlines.ts';
import { renderer } from '../engine/renderer.ts';
import { modeOf } from '../engine/state.ts';
import { icsOf } from '../report/ics.ts';
import type { ReadCase } from '../session/open-session.ts';

/** The deadlines of a case that press, for a calendar program. `now` in milliseconds since 1970 UTC. */
export function calendarOf({ reading, state, expressions }: ReadCase, now: number): string {
  return icsOf(deadlinesOf(state, expressions, now), {
    id: reading.id,
    name: state.openings[0]?.data.name ?? '',
    drill: modeOf(state) === 'drill',
    now,
    render: renderer(state, expressions, now),
  });
}
