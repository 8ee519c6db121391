import type { Diagnostic } from '../../playbook/diagnostic.ts';
import { findingOn } from '../../playbook/finding.ts';
import { holdsSteps } from '../../playbook/holds-steps.ts';
import type { Option, Playbook, Step } from '../../playbook/playbook.ts';
import type { Source } from '../../playbook/yaml/source.ts';
import type { Rule } from '../rule.ts';

export const deadOption: Rule = {
  id: 'dead-option',
  severity: 'warning',
  why: 'An option that leads straight back to its own question changes nothing: whoever chooses it is asked the same again.',
  bad: `- id: holding
  title: Does it hold?
  options:
    - { id: unsure, label: Not sure yet, next: holding }
    - { id: holds, label: It holds }
`,
  good: `- id: watch
  title: Watch for half an hour
  wait: 30m
- id: holding
  title: Does it hold?
  options:
    - { id: unsure, label: Not sure yet, next: watch }
    - { id: holds, label: It holds }
`,
  check: ({ source, part, playbook = part }) =>
    Object.values(playbook?.steps ?? {}).flatMap(step =>
      playbook && step.kind === 'decision' && step.file === undefined
        ? step.options.flatMap((option, i) => deadAt(playbook, step, option, i, source))
        : [],
    ),
};

function deadAt(playbook: Playbook, step: Step, option: Option, i: number, source: Source): Diagnostic[] {
  const { next, body, sets, marks, meets } = option;
  const doesSomething =
    body !== undefined || Object.keys(sets).length + marks.length + meets.length + step.asks.length > 0;
  if (next === undefined || doesSomething || !leadsStraightTo(playbook, next, step)) return [];
  return [
    {
      ...findingOn(source, [...step.path, 'options', i, 'next'], 'value', {
        rule: 'dead-option',
        message: `\`${option.id}\` leads straight back to its own question, with nothing done in between`,
        help: 'lead back to the step to be done again, or give the option steps of its own',
      }),
      severity: 'warning',
    },
  ];
}

/** Whether the decision is what opens first there. */
function leadsStraightTo({ steps, lists }: Playbook, target: string, decision: Step): boolean {
  let at = steps[target];
  while (at && at !== decision && holdsSteps(at)) {
    const list = lists[at.body];
    at = list?.container === 'steps' ? steps[list.children[0] ?? ''] : undefined;
  }
  return at === decision && at.collect.length + at.checklist.length === 0;
}
