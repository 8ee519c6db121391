import type { Rule } from '../rule.ts';

export const includeCycle: Rule = {
  id: 'include-cycle',
  severity: 'error',
  why: 'Fragments that include one another in a circle have no end.',
  bad: `- include: fragments/circle.yaml
`,
  good: `- include: fragments/revoke-account.yaml
`,
};
