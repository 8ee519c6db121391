import type { Rule } from '../rule.ts';

export const splitByComma: Rule = {
  id: 'split-by-comma',
  severity: 'error',
  why: 'Inside `{ }` a comma ends a value: the question that a person sees would stop in the middle.',
  bad: `- id: check-mail
  title: Check the mail
  asks:
    genuine: { ask: Does it pass SPF, DKIM and DMARC?, type: yes-no }
`,
  good: `- id: check-mail
  title: Check the mail
  asks:
    genuine: { ask: "Does it pass SPF, DKIM and DMARC?", type: yes-no }
`,
};
