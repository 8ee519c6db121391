import type { Rule } from '../rule.ts';

export const unknownRegime: Rule = {
  id: 'unknown-regime',
  severity: 'error',
  why: 'A regulation that is not in the library brings no deadlines into any case, and nobody would miss them.',
  bad: `tocsin-workspace: 1
organisation: Example Ltd
regimes: [regulations/gdpq]
`,
  good: `tocsin-workspace: 1
organisation: Example Ltd
regimes: [regulations/gdpr]
`,
};
