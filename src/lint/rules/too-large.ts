import type { Rule } from '../rule.ts';

export const tooLarge: Rule = {
  id: 'too-large',
  severity: 'error',
  why: 'A file that no person could work through is an attack or a mistake, and would stall whoever opens it.',
  bad: `- id: confirm
  title: Confirm
  guide: ${'very '.repeat(14_000)}long
`,
  good: `- id: confirm
  title: Confirm the report
`,
};
