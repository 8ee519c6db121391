import type { Rule } from '../rule.ts';

export const unfilledRole: Rule = {
  id: 'unfilled-role',
  severity: 'warning',
  why: 'A playbook says which roles no case should go on without. Where nobody of the roster can take one, that shows at night, in the middle of an incident.',
  bad: `tocsin-workspace: 1
organisation: Example Ltd
roster:
  people:
    - name: dana
      roles: [scribe]
`,
  good: `tocsin-workspace: 1
organisation: Example Ltd
roster:
  people:
    - name: dana
      roles: [scribe]
    - name: lee
      roles: [commander]
`,
};
