import type { Rule } from '../rule.ts';

export const idForm: Rule = {
  id: 'id-form',
  severity: 'error',
  why: 'Ids are typed at a terminal, stand in file names and in expressions: one form for all of them leaves nothing to guess.',
  bad: `- id: Confirm_Report
  title: Confirm the report
`,
  good: `- id: confirm-report
  title: Confirm the report
`,
};
