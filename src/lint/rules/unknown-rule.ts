import type { Rule } from '../rule.ts';

export const unknownRule: Rule = {
  id: 'unknown-rule',
  severity: 'error',
  why: 'A setting for a rule that does not exist changes nothing, and seems to.',
  bad: `tocsin-workspace: 1
organisation: Example Ltd
lint:
  rules:
    unknown-milestones: error
`,
  good: `tocsin-workspace: 1
organisation: Example Ltd
lint:
  rules:
    unknown-milestone: error
`,
};
