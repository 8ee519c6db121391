import type { Rule } from '../rule.ts';

export const impossibleDate: Rule = {
  id: 'impossible-date',
  severity: 'error',
  why: 'A day that no calendar has is a slip of the pen for another one, and that one is missing.',
  bad: `tocsin-workspace: 1
organisation: Example Ltd
calendars:
  dublin:
    zone: Europe/Dublin
    holidays: [2026-02-30]
`,
  good: `tocsin-workspace: 1
organisation: Example Ltd
calendars:
  dublin:
    zone: Europe/Dublin
    holidays: [2026-02-28]
`,
};
