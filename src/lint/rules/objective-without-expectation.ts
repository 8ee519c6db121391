import { exampleScenario } from '../example-scenario.ts';
import { found } from '../found.ts';
import type { Rule } from '../rule.ts';

export const objectiveWithoutExpectation: Rule = {
  id: 'objective-without-expectation',
  severity: 'warning',
  why: 'Whether an objective was met is read from what the players were expected to do. Without any expectation nobody can say.',
  bad: exampleScenario.replace('injects:\n', '  - { id: o2, text: Tell the tenants }\ninjects:\n'),
  good: exampleScenario,
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
