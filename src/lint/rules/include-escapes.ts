import type { Rule } from '../rule.ts';

export const includeEscapes: Rule = {
  id: 'include-escapes',
  severity: 'error',
  why: 'A playbook from elsewhere must not read files outside the library.',
  bad: `- include: ../../etc/passwd
`,
  good: `- include: fragments/revoke-account.yaml
`,
};
