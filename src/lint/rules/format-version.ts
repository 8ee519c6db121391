import type { Rule } from '../rule.ts';

export const formatVersion: Rule = {
  id: 'format-version',
  severity: 'error',
  why: 'The version says how the file is to be understood; a file of another version could mean something else by the same words.',
  bad: `tocsin: 2
id: example
title: Example
version: 1.0.0
phases:
  - id: identify
    title: Identify
    steps:
      - id: confirm
        title: Confirm the report
`,
  good: `tocsin: 1
id: example
title: Example
version: 1.0.0
phases:
  - id: identify
    title: Identify
    steps:
      - id: confirm
        title: Confirm the report
`,
};
