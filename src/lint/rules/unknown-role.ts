import type { Rule } from '../rule.ts';

export const unknownRole: Rule = {
  id: 'unknown-role',
  severity: 'error',
  why: 'Nobody can be put to a role that is not declared, so that the step would wait for no one.',
  bad: `- id: confirm
  title: Confirm the report
  role: comander
`,
  good: `- id: confirm
  title: Confirm the report
  role: commander
`,
};
