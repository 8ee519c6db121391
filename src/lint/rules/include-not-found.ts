import type { Rule } from '../rule.ts';

export const includeNotFound: Rule = {
  id: 'include-not-found',
  severity: 'error',
  why: 'Without the fragment the steps it holds are missing.',
  bad: `- include: fragments/revoke-acount.yaml
`,
  good: `- include: fragments/revoke-account.yaml
`,
};
