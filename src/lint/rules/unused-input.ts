import { parseTemplate } from '../../expression/template.ts';
import type { InputEntry } from '../../playbook/document.ts';
import { found } from '../found.ts';
import type { Linted, LintedDocument, Rule } from '../rule.ts';
import { writtenSteps } from '../written-steps.ts';
import { type WrittenText, writtenTexts } from '../written-texts.ts';

export const unusedInput: Rule = {
  id: 'unused-input',
  severity: 'warning',
  why: 'What is declared at the top is asked where something first uses it. What nothing uses is never asked, and its answer is on no record.',
  bad: `tocsin: 1
id: lost-badge
title: Lost badge
version: 1.0.0
inputs:
  badge_number: { ask: Which badge? }
phases:
  - id: act
    title: Act
    steps:
      - { id: block-badge, title: Block the badge }
`,
  good: `tocsin: 1
id: lost-badge
title: Lost badge
version: 1.0.0
inputs:
  badge_number: { ask: Which badge? }
phases:
  - id: act
    title: Act
    steps:
      - { id: block-badge, title: "Block badge {{ badge_number }}" }
`,
  check: ({ source, document, playbook }) => {
    const inputs = document && 'inputs' in document ? Object.entries(document.inputs ?? {}) : [];
    if (!document || inputs.length === 0) return [];
    const used = namesUsed(document, playbook);
    return inputs
      .filter(([name, input]) => !used.has(name) && !isAskedAnyway(document, input))
      .map(([name]) =>
        found(unusedInput, source, ['inputs', name], 'key', {
          message: `nothing uses \`${name}\`${'phases' in document ? ', so that it is never asked' : ''}`,
          help: 'ask it in a step, use it, or take it out',
        }),
      );
  },
};

/** A playbook asks what it requires when a case opens, and the answer is on the record. */
function isAskedAnyway(document: LintedDocument, { required }: InputEntry): boolean {
  return 'phases' in document && required === 'true';
}

/** Every name in an expression or template, and where a step names an input itself. The clocks of a regime ask too. */
function namesUsed(document: LintedDocument, playbook: Linted['playbook']): Set<string> {
  const named = writtenSteps(document).flatMap(({ entry: { asks, each, outputs, options = [] } }) => [
    ...Object.keys(asks ?? {}),
    ...Object.values(each ?? {}),
    ...Object.keys(outputs ?? {}),
    ...options.flatMap(({ sets }) => Object.keys(sets ?? {})),
  ]);
  const expressions = [
    ...writtenTexts(document).flatMap(expressionsIn),
    ...(playbook?.clocks ?? []).flatMap(({ appliesWhen }) => appliesWhen ?? []),
  ];
  return new Set([...named, ...expressions.flatMap(text => text.match(/[a-z][a-z0-9_]*/g) ?? [])]);
}

function expressionsIn({ text, path }: WrittenText): string[] {
  const key = path.at(-1);
  if (key === 'when' || key === 'suggest' || key === 'until' || key === 'applies_when') return [text];
  return parseTemplate(text).flatMap(segment => (segment.kind === 'expression' ? [segment.text] : []));
}
