import { answerKeys } from '../../playbook/answer-keys.ts';
import type { Path } from '../../playbook/yaml/source.ts';
import { found } from '../found.ts';
import type { LintedDocument, Rule } from '../rule.ts';
import { writtenSteps } from '../written-steps.ts';

export const unanswerableInput: Rule = {
  id: 'unanswerable-input',
  severity: 'warning',
  why: 'A walkthrough answers a step by the names of its inputs. Some words say something else there, so that an input of such a name is never answered, and no test can walk past its step.',
  bad: `tocsin: 1
id: lost-badge
title: Lost badge
version: 1.0.0
phases:
  - id: act
    title: Act
    steps:
      - id: ask-guard
        title: Ask the guard
        asks:
          findings: { ask: What did the guard see? }
`,
  good: `tocsin: 1
id: lost-badge
title: Lost badge
version: 1.0.0
phases:
  - id: act
    title: Act
    steps:
      - id: ask-guard
        title: Ask the guard
        asks:
          seen_by_guard: { ask: What did the guard see? }
`,
  check: ({ source, document }) => {
    if (!document) return [];
    return inputsOf(document)
      .filter(({ name }) => answerKeys.has(name))
      .map(({ name, path }) =>
        found(unanswerableInput, source, path, 'key', {
          message: `an input cannot be called \`${name}\` here: in a walkthrough that word says something else`,
          help: `give it a longer name, such as \`${name}_told\``,
        }),
      );
  },
};

/** Where each input is declared: at the top, or in the first step that asks it in full. */
function inputsOf(document: LintedDocument): { name: string; path: Path }[] {
  const top = 'inputs' in document ? Object.keys(document.inputs ?? {}) : [];
  const asked = writtenSteps(document).flatMap(({ entry, path }) =>
    Object.keys(entry.asks ?? {}).map(name => ({ name, path: [...path, 'asks', name] })),
  );
  return [...top.map(name => ({ name, path: ['inputs', name] })), ...asked];
}
