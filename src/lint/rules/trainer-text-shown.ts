import { plain, shownTexts, tellingSentences } from '../../drill/shown-texts.ts';
import { exampleScenario } from '../example-scenario.ts';
import { found } from '../found.ts';
import type { Rule } from '../rule.ts';

export const trainerTextShown: Rule = {
  id: 'trainer-text-shown',
  severity: 'error',
  why: 'What only the controller may know gives the exercise away where the players can read it.',
  bad: `${exampleScenario.replace('The guard calls.', 'The guard calls. A cleaner has it, the badge was never lost.')}    trainer: { answer: The badge was never lost. }
`,
  good: `${exampleScenario}    trainer: { answer: The badge was never lost. A cleaner has it. }
`,
  check: ({ source, scenario }) => {
    const secrets = (scenario?.injects ?? []).flatMap(({ trainer: { answer, hints, watchFor } }) =>
      [answer, ...hints, ...watchFor].flatMap(tellingSentences),
    );
    return scenario
      ? shownTexts(scenario).flatMap(({ text, path }) => {
          const told = secrets.find(secret => plain(text).includes(plain(secret)));
          return told === undefined
            ? []
            : [
                found(trainerTextShown, source, path, 'value', {
                  message: `players read here what only the controller may know: "${told}"`,
                  help: 'say less, or take it out of `trainer`',
                }),
              ];
        })
      : [];
  },
};
