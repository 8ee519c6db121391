import type { Rule } from '../rule.ts';

export const callCycle: Rule = {
  id: 'call-cycle',
  severity: 'error',
  why: 'Playbooks that call one another in a circle never come back.',
  bad: `- id: again
  title: Run this playbook once more
  use: example
`,
  good: `- id: accounts
  title: Clean the accounts
  use: account-compromise
`,
};
