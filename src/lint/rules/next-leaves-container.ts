import type { Rule } from '../rule.ts';

export const nextLeavesContainer: Rule = {
  id: 'next-leaves-container',
  severity: 'error',
  why: 'A jump into the middle of another group, or out of one of several tracks, would leave work half done that nobody sees; so would one out of a single value of an `each`.',
  bad: `- id: verdict
  title: Is it spreading?
  options:
    - { id: still, label: Still spreading, next: isolate }
    - { id: over, label: It has stopped }
- id: network
  title: Network
  steps:
    - id: isolate
      title: Isolate the hosts
`,
  good: `- id: verdict
  title: Is it spreading?
  options:
    - { id: still, label: Still spreading, next: network }
    - { id: over, label: It has stopped }
- id: network
  title: Network
  steps:
    - id: isolate
      title: Isolate the hosts
`,
};
