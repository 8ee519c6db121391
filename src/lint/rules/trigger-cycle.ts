import { exampleScenario } from '../example-scenario.ts';
import { found } from '../found.ts';
import type { Rule } from '../rule.ts';
import { waitingInCircles } from '../scenario/never-due.ts';

export const triggerCycle: Rule = {
  id: 'trigger-cycle',
  severity: 'error',
  why: 'Injects that wait for one another never come, and nobody in the room knows that anything is missing.',
  bad: `${exampleScenario}  - { id: i020, type: contextual, when: { after: i030 }, text: The badge was used. }
  - { id: i030, type: contextual, when: { after: i020 }, text: The badge was found. }
`,
  good: `${exampleScenario}  - { id: i020, type: contextual, when: { after: i010, wait: 5m }, text: The badge was used. }
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
