import type { Rule } from '../rule.ts';

export const unusedIgnore: Rule = {
  id: 'unused-ignore',
  severity: 'warning',
  why: 'A comment that hides nothing today would hide tomorrow what nobody has looked at.',
  bad: `- id: join
  # tocsin: ignore[cut-text] the channel's name is a reminder for authors
  title: "Join #incident now"
`,
  good: `- id: join
  title: "Join #incident now"
`,
};
