import type { Deadline } from '../engine/clocks/deadline.ts';
import { parseDuration } from '../playbook/duration.ts';
import type { Expectation } from '../playbook/walkthrough.ts';
import { span } from './times.ts';

/** What clocks do not keep of what a walkthrough expects of them: one sentence each. A margin is the time left when it was met. */
export function checkDeadlines(
  deadlines: readonly Deadline[],
  expected: Expectation['clocks'] = {},
): string[] {
  return Object.entries(expected).flatMap(([id, { state, margin }]) => {
    const deadline = deadlines.find(({ clock }) => clock.id === id);
    if (!deadline) return [`there is no clock ${id}`];
    return [
      ...(state === undefined || state === deadline.state
        ? []
        : [`the clock ${id} is ${deadline.state}, not ${state}`]),
      ...(margin === undefined || keeps(deadline.margin, margin)
        ? []
        : [`the clock ${id} was ${metWith(deadline.margin)}, where ${margin} is expected`]),
    ];
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
