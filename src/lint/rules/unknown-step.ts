import type { Rule } from '../rule.ts';

export const unknownStep: Rule = {
  id: 'unknown-step',
  severity: 'error',
  why: 'A jump to a step that does not exist leads nowhere in the middle of an incident.',
  bad: `- id: verdict
  title: Is it spreading?
  options:
    - { id: still, label: Still spreading, next: isolate-hots }
    - { id: over, label: It has stopped }
- id: isolate-hosts
  title: Isolate the hosts
`,
  good: `- id: verdict
  title: Is it spreading?
  options:
    - { id: still, label: Still spreading, next: isolate-hosts }
    - { id: over, label: It has stopped }
- id: isolate-hosts
  title: Isolate the hosts
`,
};
