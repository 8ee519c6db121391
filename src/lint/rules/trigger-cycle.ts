import { found } from '../found.ts';
import type { Rule } from '../rule.ts';
import { waitingInCircles } from '../scenario/never-due.ts';

export const triggerCycle: Rule = {
  id: 'trigger-cycle',
  severity: 'error',
  why: 'Injects that wait for one another never come, and nobody in the room knows that anything is missing.',
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
  - { id: i020, type: contextual, when: { after: i030 }, text: The badge was used. }
  - { id: i030, type: contextual, when: { after: i020 }, text: The badge was found. }
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
  - { id: i020, type: contextual, when: { after: i010, wait: 5m }, text: The badge was used. }
  - { id: i030, type: contextual, when: { after: i020 }, text: The badge was found. }
`,
  check: ({ source, scenario }) =>
    scenario
      ? waitingInCircles(scenario).map(circle =>
          found(triggerCycle, source, ['injects', circle.index, 'when'], 'key', {
            message: `${circle.injects.map(id => `\`${id}\``).join(' waits for ')}, which waits for \`${circle.injects[0]}\` again`,
            help: 'let one of them come by time, or by what the players do',
          }),
        )
      : [],
};
