import type { Rule } from '../rule.ts';

export const unsafeCharacter: Rule = {
  id: 'unsafe-character',
  severity: 'error',
  why: 'Characters that cannot be seen, or that turn the reading direction round, let a text show one thing and mean another.',
  bad: `- id: confirm
  title: "Delete nothing\u202e gnihtyreve"
`,
  good: `- id: confirm
  title: Delete nothing
`,
};
