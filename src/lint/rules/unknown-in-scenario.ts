import type { Rule } from '../rule.ts';

export const unknownInScenario: Rule = {
  id: 'unknown-in-scenario',
  severity: 'error',
  why: 'An inject that waits for one that does not exist never comes, and an expectation of no objective shows nothing.',
  bad: `tocsin-scenario: 1
id: lost-badge-at-night
title: A badge is lost at night
version: 1.0.0
playbook: { id: example, version: ">=1 <2" }
duration: 45m
clock: { mode: real, story_start: "2026-11-21T02:10:00Z" }
objectives:
  - { id: o1, text: Know who may enter }
injects:
  - id: i010
    type: contextual
    when: { at: 5m }
    text: The guard calls.
    expect:
      - { id: e1, objective: o1, within: 10m, met_by: { milestone: contained } }
  - id: i020
    type: contextual
    when: { after: i01 }
    text: The badge was found.
`,
  good: `tocsin-scenario: 1
id: lost-badge-at-night
title: A badge is lost at night
version: 1.0.0
playbook: { id: example, version: ">=1 <2" }
duration: 45m
clock: { mode: real, story_start: "2026-11-21T02:10:00Z" }
objectives:
  - { id: o1, text: Know who may enter }
injects:
  - id: i010
    type: contextual
    when: { at: 5m }
    text: The guard calls.
    expect:
      - { id: e1, objective: o1, within: 10m, met_by: { milestone: contained } }
  - id: i020
    type: contextual
    when: { after: i010 }
    text: The badge was found.
`,
};
