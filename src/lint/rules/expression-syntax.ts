import type { Rule } from '../rule.ts';

export const expressionSyntax: Rule = {
  id: 'expression-syntax',
  severity: 'error',
  why: 'A condition that cannot be read cannot be evaluated: the step would have to be asked about every time.',
  bad: `- id: watch
  title: Watch for a second wave
  when: reached("contained"
`,
  good: `- id: watch
  title: Watch for a second wave
  when: reached("contained")
`,
};
