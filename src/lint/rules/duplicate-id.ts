import type { Rule } from '../rule.ts';

export const duplicateId: Rule = {
  id: 'duplicate-id',
  severity: 'error',
  why: 'The record names steps by their ids: with two of a name nobody could tell later which one was done.',
  bad: `- id: confirm
  title: Confirm the report
- id: confirm
  title: Confirm it once more
`,
  good: `- id: confirm
  title: Confirm the report
- id: confirm-again
  title: Confirm it once more
`,
};
