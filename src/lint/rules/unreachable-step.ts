import type { Diagnostic } from '../../playbook/diagnostic.ts';
import { findingOn } from '../../playbook/finding.ts';
import type { List, Playbook, Step } from '../../playbook/playbook.ts';
import type { Source } from '../../playbook/yaml/source.ts';
import { closedLoops } from '../flow/closed-loops.ts';
import { flowGraph } from '../flow/flow-graph.ts';
import { reached } from '../flow/reached.ts';
import { around } from '../flow/tree.ts';
import type { Rule } from '../rule.ts';

export const unreachableStep: Rule = {
  id: 'unreachable-step',
  severity: 'error',
  why: 'A step that nothing leads to is never shown: whoever wrote it counts on it, and nobody will do it.',
  bad: `- id: verdict
  title: Is it malicious?
  options:
    - { id: harmless, label: Harmless, next: end }
    - { id: malicious, label: Malicious, next: contain }
- id: tell-reporter
  title: Thank the reporter
- id: contain
  title: Cut it off
`,
  good: `- id: verdict
  title: Is it malicious?
  options:
    - { id: harmless, label: Harmless, next: end }
    - { id: malicious, label: Malicious }
- id: tell-reporter
  title: Thank the reporter
- id: contain
  title: Cut it off
`,
  check: ({ source, part, playbook = part }) => (playbook ? unreachableSteps(playbook, source) : []),
};

/** Only the first of a list: what follows it would follow. Behind a loop without a way out, that is what is told. */
function unreachableSteps(playbook: Playbook, source: Source): Diagnostic[] {
  const comes = reached(flowGraph(playbook), 'left aside');
  const { turn } = flowGraph(playbook);
  const lists = Object.values(playbook.lists);
  const cut = lists.flatMap(list => {
    const children = childrenOf(playbook, list);
    const first = children.findIndex(({ id }) => !comes(turn(id)));
    const [step, before] = [children[first], children[first - 1]];
    return step && before && step.file === undefined ? [{ step, before }] : [];
  });
  if (cut.length === 0) return [];
  const looping = new Set(
    closedLoops(playbook).flatMap(({ steps }) => [...steps].flatMap(id => idsAround(playbook, id))),
  );
  return cut
    .filter(({ before }) => !looping.has(before.id))
    .map(({ step, before }) =>
      findingOn(source, [...step.path, 'id'], 'value', {
        rule: 'unreachable-step',
        message: `nothing leads to \`${step.id}\`: ${whyNot(before)}`,
        help: 'name it in a `next`, let what is before it go on to it, or remove it',
        related: [
          {
            file: source.file,
            range: source.locate([...before.path, 'id'], 'value'),
            message: `\`${before.id}\` stands before it`,
          },
        ],
      }),
    );
}

/** Phases of preparation are not of a case's flow. */
function childrenOf({ steps }: Playbook, { children, container }: List): Step[] {
  return children
    .flatMap(id => steps[id] ?? [])
    .filter(({ stage }) => container !== 'phases' || stage !== 'preparation');
}

function idsAround(playbook: Playbook, id: string): string[] {
  const step = playbook.steps[id];
  return step ? [...around(playbook, step)].map(({ id }) => id) : [];
}

function whyNot(before: Step): string {
  if (before.kind === 'decision') return `every option of \`${before.id}\` before it leads elsewhere`;
  if (before.kind === 'use') return `\`${before.id}\` before it goes over to another playbook`;
  return `what \`${before.id}\` before it holds always leads elsewhere`;
}
