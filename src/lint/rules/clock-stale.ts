import type { ClockBody } from '../../playbook/document.ts';
import { daysBetween } from '../days-between.ts';
import { found } from '../found.ts';
import type { Rule } from '../rule.ts';
import { writtenClocks } from '../written-clocks.ts';

export const clockStale: Rule = {
  id: 'clock-stale',
  severity: 'warning',
  why: 'Laws change. A deadline whose source nobody read for a year may be one that holds no more, or be shorter by now.',
  bad: `tocsin-regulation: 1
id: example-act
title: Example Act
clocks:
  - id: example-act-notice
    title: Notify the authority
    starts: { milestone: aware }
    within: 72h
    source: https://example.org/act Section 4
    reviewed: 2024-03-01
`,
  good: `tocsin-regulation: 1
id: example-act
title: Example Act
clocks:
  - id: example-act-notice
    title: Notify the authority
    starts: { milestone: aware }
    within: 72h
    source: https://example.org/act Section 4
    reviewed: 2026-11-01
`,
  check: ({ source, document, today }) => {
    if (!document || today === undefined) return [];
    const stale = writtenClocks(document).filter(
      ({ clock: { reviewed } }) => reviewed !== undefined && daysBetween(reviewed, today) > aYear,
    );
    return firstOfEach(stale, ({ clock }) => clock.reviewed).map(({ clock, path }) => {
      const others = stale.filter(other => other.clock.reviewed === clock.reviewed).length - 1;
      return found(clockStale, source, [...path, 'reviewed'], 'value', {
        message: `the source of ${nameOf(clock, others)} was last read ${daysBetween(clock.reviewed ?? today, today)} days ago`,
        help: 'read the source again, mend what changed, and write the day of that',
      });
    });
  },
};

const aYear = 366;

/** What was read on one day is read again on one: the first of them stands for all. */
function firstOfEach<T>(entries: readonly T[], key: (entry: T) => unknown): T[] {
  return entries.filter((entry, i) => entries.findIndex(other => key(other) === key(entry)) === i);
}

function nameOf({ id }: ClockBody, others: number): string {
  if (others === 0) return `\`${id}\``;
  return `\`${id}\` and of ${others} more ${others === 1 ? 'clock' : 'clocks'}`;
}
