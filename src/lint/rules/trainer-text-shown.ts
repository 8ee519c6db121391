import type { Scenario } from '../../drill/scenario.ts';
import type { Path } from '../../playbook/yaml/source.ts';
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
      [answer, ...hints, ...watchFor].flatMap(sentencesIn),
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

/** What players see without asking for it. */
function shownTexts({ title, summary, roles, injects }: Scenario): { text: string; path: Path }[] {
  return [
    { text: title, path: ['title'] },
    { text: summary, path: ['summary'] },
    ...roles.map(({ brief }, i) => ({ text: brief, path: ['roles', i, 'brief'] })),
    ...injects.flatMap(({ text, questions }, i) => [
      { text, path: ['injects', i, 'text'] },
      ...questions.map((question, n) => ({ text: question, path: ['injects', i, 'questions', n] })),
    ]),
  ];
}

/** Those that are long enough to give something away. */
function sentencesIn(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+/)
    .map(sentence => sentence.trim())
    .filter(sentence => plain(sentence).length >= 20);
}

/** Letters and digits alone, so that neither capitals nor commas hide what is the same. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
