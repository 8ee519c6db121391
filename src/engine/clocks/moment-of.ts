import type { Anchor } from '../../playbook/playbook.ts';
import type { ClockFacts } from './clock-facts.ts';
import type { Moment } from './moment.ts';

/** When what a clock runs from happened; undefined until that is recorded. */
export function momentOf(anchor: Anchor, facts: ClockFacts): Moment | undefined {
  if ('milestone' in anchor) return facts.milestone(anchor.milestone);
  if ('step' in anchor) return facts.stepDone(anchor.step);
  if ('clockMet' in anchor) return facts.submissions(anchor.clockMet)[0];
  if ('clockLastMet' in anchor) return facts.submissions(anchor.clockLastMet).at(-1);
  if ('earliestOf' in anchor)
    return earliest(anchor.earliestOf.flatMap(inner => momentOf(inner, facts) ?? []));
  return anchor satisfies never;
}

/** With what would have been the earliest, had nothing been corrected. */
function earliest(moments: readonly Moment[]): Moment | undefined {
  const [first] = [...moments].sort((a, b) => a.at - b.at);
  if (!first) return undefined;
  const was = Math.min(...moments.map(({ at, was = at }) => was));
  return {
    at: first.at,
    ...(was === first.at ? {} : { was }),
    ...(first.disputed ? { disputed: true } : {}),
  };
}
