import type { Rule } from '../rule.ts';

export const unknownZone: Rule = {
  id: 'unknown-zone',
  severity: 'error',
  why: 'Days begin at another hour in each time zone, so that a deadline in days is wrong without the right one.',
  bad: `tocsin-workspace: 1
organisation: Example Ltd
calendars:
  dublin:
    zone: Europe/Dublim
`,
  good: `tocsin-workspace: 1
organisation: Example Ltd
calendars:
  dublin:
    zone: Europe/Dublin
`,
};
