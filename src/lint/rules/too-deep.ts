import type { Rule } from '../rule.ts';

export const tooDeep: Rule = {
  id: 'too-deep',
  severity: 'error',
  why: 'Lists within lists beyond any use are made to exhaust whoever reads them.',
  bad: `- id: confirm
  title: ${'['.repeat(70)}
`,
  good: `- id: confirm
  title: Confirm the report
`,
};
