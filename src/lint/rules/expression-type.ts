import type { Rule } from '../rule.ts';

export const expressionType: Rule = {
  id: 'expression-type',
  severity: 'error',
  why: 'A condition is true or false; a number or a text is neither.',
  bad: `- id: watch
  title: Watch for a second wave
  when: passes("watch")
`,
  good: `- id: watch
  title: Watch for a second wave
  when: passes("watch") > 1
`,
};
