import type { Rule } from '../rule.ts';

export const unknownClock: Rule = {
  id: 'unknown-clock',
  severity: 'error',
  why: 'A step that meets a clock which does not exist stops none: the deadline would run on.',
  bad: `- id: tell-authority
  title: Notify the authority
  meets: gdpr-72
`,
  good: `tocsin: 1
id: example
title: Example
version: 1.0.0
clocks:
  - id: gdpr-33
    title: Notify the supervisory authority
    starts: { milestone: aware }
    within: 72h
    source: https://eur-lex.europa.eu/eli/reg/2016/679/oj Art. 33(1)
phases:
  - id: notify
    title: Notify
    steps:
      - id: tell-authority
        title: Notify the authority
        meets: gdpr-33
`,
};
