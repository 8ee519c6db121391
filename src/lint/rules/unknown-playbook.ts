import type { Rule } from '../rule.ts';

export const unknownPlaybook: Rule = {
  id: 'unknown-playbook',
  severity: 'error',
  why: 'A playbook that is not in the library cannot be opened when the step comes.',
  bad: `- id: accounts
  title: Clean the accounts
  use: acount-compromise
`,
  good: `- id: accounts
  title: Clean the accounts
  use: account-compromise
`,
};
