import type { Rule } from '../rule.ts';

export const timeWithoutZone: Rule = {
  id: 'time-without-zone',
  severity: 'error',
  why: 'A time without a zone could be any of two dozen hours, and a deadline is counted from it.',
  bad: `- id: confirm
  title: Confirm the report
  asks:
    first_seen:
      ask: When was it first seen?
      type: time
      default: 2026-11-21T02:10:00
`,
  good: `- id: confirm
  title: Confirm the report
  asks:
    first_seen:
      ask: When was it first seen?
      type: time
      default: 2026-11-21T02:10:00Z
`,
};
