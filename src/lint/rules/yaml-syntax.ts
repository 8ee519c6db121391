import type { Rule } from '../rule.ts';

export const yamlSyntax: Rule = {
  id: 'yaml-syntax',
  severity: 'error',
  why: 'A file that is no YAML cannot be read at all, and one that is only almost YAML may be read otherwise than it looks.',
  bad: `- id: confirm
  title: Confirm: true or false?
`,
  good: `- id: confirm
  title: "Confirm: true or false?"
`,
};
