import type { Deadline } from '../engine/clocks/deadline.ts';
import { parseDuration, span } from '../playbook/duration.ts';
import type { Expectation } from '../playbook/walkthrough.ts';
import type { Unmet } from './unmet.ts';

/** What clocks do not keep of what a walkthrough expects of them. A margin is the time left when it was met. */
export function checkDeadlines(
  deadlines: readonly Deadline[],
  expected: Expectation['clocks'] = {},
): Unmet[] {
  return Object.entries(expected).flatMap(([id, { state, margin }]) => {
    const path = ['expect', 'clocks', id];
    const deadline = deadlines.find(({ clock }) => clock.id === id);
    if (!deadline) return [{ message: `there is no clock ${id}`, path }];
    const unmet: Unmet[] = [];
    if (state !== undefined && state !== deadline.state)
      unmet.push({ message: `the clock ${id} is ${deadline.state}, not ${state}`, path: [...path, 'state'] });
    if (margin !== undefined && !keeps(deadline.margin, margin)) {
      const message = `the clock ${id} was ${metWith(deadline.margin)}, where ${margin} is expected`;
      unmet.push({ message, path: [...path, 'margin'] });
    }
    return unmet;
  });
}

function keeps(margin: number | undefined, expected: string): boolean {
  const [, comparison, length = ''] = /^(>=|<=|>|<) ?(.+)$/.exec(expected) ?? [];
  const limit = parseDuration(length)?.ms;
  if (margin === undefined || limit === undefined) return false;
  if (comparison === '>=') return margin >= limit;
  if (comparison === '<=') return margin <= limit;
  return comparison === '>' ? margin > limit : margin < limit;
}

function metWith(margin: number | undefined): string {
  if (margin === undefined) return 'not met';
  return margin < 0 ? `met ${span(-margin)} late` : `met with ${span(margin)} left`;
}
