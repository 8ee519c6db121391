import type { Scenario } from '../../drill/scenario.ts';
import type { Path } from '../../playbook/yaml/source.ts';
import { found } from '../found.ts';
import type { Rule } from '../rule.ts';

export const trainerTextShown: Rule = {
  id: 'trainer-text-shown',
  severity: 'error',
  why: 'What only the controller may know gives the exercise away where the players can read it.',
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
    text: The guard calls. A cleaner has it, the badge was never lost.
    expect:
      - { id: e1, objective: o1, within: 10m, met_by: { milestone: contained } }
    trainer: { answer: The badge was never lost. }
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
    trainer: { answer: The badge was never lost. A cleaner has it. }
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
