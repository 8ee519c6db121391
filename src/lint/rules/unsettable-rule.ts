import type { Rule } from '../rule.ts';

export const unsettableRule: Rule = {
  id: 'unsettable-rule',
  severity: 'error',
  why: 'A file that breaks such a rule cannot be used, whatever is set: a setting would change nothing, and seem to.',
  bad: `tocsin-workspace: 1
organisation: Example Ltd
lint:
  rules:
    duplicate-id: off
`,
  good: `tocsin-workspace: 1
organisation: Example Ltd
lint:
  rules:
    unused-input: off
`,
};
