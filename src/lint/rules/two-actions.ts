import type { Rule } from '../rule.ts';

export const twoActions: Rule = {
  id: 'two-actions',
  severity: 'error',
  why: 'A step does one thing, so that the record can say whether it was done.',
  bad: `- id: cut-off
  title: Cut the supplier off
  approve: commander
  lift: all
`,
  good: `- id: cut-off
  title: Ask to cut the supplier off
  approve: commander
`,
};
