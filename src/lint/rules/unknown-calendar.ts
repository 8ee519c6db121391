import type { Rule } from '../rule.ts';

export const unknownCalendar: Rule = {
  id: 'unknown-calendar',
  severity: 'error',
  why: 'Business days that are counted without their calendar leave no holiday out, and a deadline seems to be earlier than it is.',
  bad: `tocsin-workspace: 1
organisation: Example Ltd
regimes: [regulations/gdpr]
clocks:
  gdpr-33:
    calendar: dublin
`,
  good: `tocsin-workspace: 1
organisation: Example Ltd
regimes: [regulations/gdpr]
calendars:
  dublin:
    zone: Europe/Dublin
clocks:
  gdpr-33:
    calendar: dublin
`,
};
