import type { Rule } from '../rule.ts';

export const tagNotExpression: Rule = {
  id: 'tag-not-expression',
  severity: 'error',
  why: 'An exclamation mark at the start makes a YAML tag: the condition that was meant would be gone.',
  bad: `- id: watch
  title: Watch for a second wave
  when: !reached("contained")
`,
  good: `- id: watch
  title: Watch for a second wave
  when: '!reached("contained")'
`,
};
