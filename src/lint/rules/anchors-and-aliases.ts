import type { Rule } from '../rule.ts';

export const anchorsAndAliases: Rule = {
  id: 'anchors-and-aliases',
  severity: 'error',
  why: 'A responder reads from top to bottom: a text that stands somewhere else, or changes as it is merged, is misread under pressure.',
  bad: `- &confirm
  id: confirm
  title: Confirm the report
`,
  good: `- id: confirm
  title: Confirm the report
`,
};
