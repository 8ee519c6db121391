import type { Rule } from '../rule.ts';

export const duplicateKey: Rule = {
  id: 'duplicate-key',
  severity: 'error',
  why: 'Of two equal keys only one can hold, and which one depends on who reads the file.',
  bad: `- id: confirm
  title: Confirm the report
  title: Confirm the alarm
`,
  good: `- id: confirm
  title: Confirm the report
`,
};
