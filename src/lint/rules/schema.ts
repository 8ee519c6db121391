import type { Rule } from '../rule.ts';

export const schema: Rule = {
  id: 'schema',
  severity: 'error',
  why: 'A key that does not exist does nothing: what its author meant by it would silently not happen.',
  bad: `- id: confirm
  title: Confirm the report
  guied: Ask the reporter first.
`,
  good: `- id: confirm
  title: Confirm the report
  guide: Ask the reporter first.
`,
};
