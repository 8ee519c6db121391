import { found } from '../found.ts';
import type { Rule } from '../rule.ts';
import { neverDue } from '../scenario/never-due.ts';

export const injectNeverFires: Rule = {
  id: 'inject-never-fires',
  severity: 'error',
  why: 'What a scenario promises and cannot give is found out in the room, in front of everybody.',
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
    when: { at: 50m }
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
    when: { at: 40m }
    text: The badge was found.
`,
  check: ({ source, scenario }) =>
    scenario
      ? neverDue(scenario).map(({ inject, index, why }) =>
          found(injectNeverFires, source, ['injects', index, 'when'], 'key', {
            message: `\`${inject}\` never comes: ${why}`,
            help: 'give it a trigger that can hold while the exercise lasts',
          }),
        )
      : [],
};
