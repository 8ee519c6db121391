import { exampleScenario } from '../example-scenario.ts';
import { found } from '../found.ts';
import type { Rule } from '../rule.ts';
import { neverDue } from '../scenario/never-due.ts';

export const injectNeverFires: Rule = {
  id: 'inject-never-fires',
  severity: 'error',
  why: 'What a scenario promises and cannot give is found out in the room, in front of everybody.',
  bad: `${exampleScenario}  - id: i020
    type: contextual
    when: { at: 50m }
    text: The badge was found.
`,
  good: `${exampleScenario}  - id: i020
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
