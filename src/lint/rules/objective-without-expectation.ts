import { found } from '../found.ts';
import type { Rule } from '../rule.ts';

export const objectiveWithoutExpectation: Rule = {
  id: 'objective-without-expectation',
  severity: 'warning',
  why: 'Whether an objective was met is read from what the players were expected to do. Without any expectation nobody can say.',
  bad: `tocsin-scenario: 1
id: lost-badge-at-night
title: A badge is lost at night
version: 1.0.0
playbook: { id: example, version: ">=1 <2" }
duration: 45m
clock: { mode: real, story_start: "2026-11-21T02:10:00Z" }
objectives:
  - { id: o1, text: Know who may enter }
  - { id: o2, text: Tell the tenants }
injects:
  - id: i010
    type: contextual
    when: { at: 5m }
    text: The guard calls.
    expect:
      - { id: e1, objective: o1, within: 10m, met_by: { milestone: contained } }
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
`,
  check: ({ source, scenario }) => {
    const shown = new Set(
      scenario?.injects.flatMap(({ expect }) => expect.map(({ objective }) => objective)),
    );
    return (scenario?.objectives ?? []).flatMap(({ id }, index) =>
      shown.has(id)
        ? []
        : [
            found(objectiveWithoutExpectation, source, ['objectives', index, 'id'], 'value', {
              message: `nothing that is expected of the players shows \`${id}\``,
              help: 'give an inject an expectation for it, or take the objective out',
            }),
          ],
    );
  },
};
