import type { Rule } from '../rule.ts';

export const unknownPerson: Rule = {
  id: 'unknown-person',
  severity: 'error',
  why: 'Whoever is on call and not in the roster has no contacts and no roles: at night nobody could be called.',
  bad: `tocsin-workspace: 1
organisation: Example Ltd
roster:
  people:
    - name: dana
      roles: [commander]
  on_call: [dna]
`,
  good: `tocsin-workspace: 1
organisation: Example Ltd
roster:
  people:
    - name: dana
      roles: [commander]
  on_call: [dana]
`,
};
