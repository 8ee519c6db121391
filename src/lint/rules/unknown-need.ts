import type { Rule } from '../rule.ts';

export const unknownNeed: Rule = {
  id: 'unknown-need',
  severity: 'error',
  why: 'What needs something that does not exist waits until a person overrides it.',
  bad: `- id: image
  title: Take a memory image
- id: wipe
  title: Wipe the host
  needs: [imgae]
`,
  good: `- id: image
  title: Take a memory image
- id: wipe
  title: Wipe the host
  needs: [image]
`,
};
