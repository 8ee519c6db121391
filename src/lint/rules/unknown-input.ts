import type { Rule } from '../rule.ts';

export const unknownInput: Rule = {
  id: 'unknown-input',
  severity: 'error',
  why: 'An input that is declared nowhere is never asked, and a text or condition that uses it is never complete.',
  bad: `- id: isolate
  title: Isolate {{ first_hots }}
  asks:
    first_host: { ask: Which host?, type: hostname }
`,
  good: `- id: isolate
  title: Isolate {{ first_host }}
  asks:
    first_host: { ask: Which host?, type: hostname }
`,
};
