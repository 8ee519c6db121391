import type { Diagnostic } from '../../playbook/diagnostic.ts';
import { findingOn } from '../../playbook/finding.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import type { Path, Source } from '../../playbook/yaml/source.ts';
import { type NeedsCycle, needsCycles } from '../flow/needs-cycles.ts';
import { pathOfNeed } from '../flow/path-of-need.ts';
import type { Rule } from '../rule.ts';

export const needsCycle: Rule = {
  id: 'needs-cycle',
  severity: 'error',
  why: 'Steps that wait for one another wait for ever: nobody can open any of them without overriding what it needs.',
  bad: `- id: remove
  title: Remove the message
  needs: [confirm]
- id: confirm
  title: Confirm what was removed
`,
  good: `- id: remove
  title: Remove the message
- id: confirm
  title: Confirm what was removed
  needs: [remove]
`,
  check: ({ source, part, playbook = part }) =>
    playbook ? needsCycles(playbook).flatMap(cycle => tell(cycle, playbook, source)) : [],
};

/** At the first of its needs that stands in this file. */
function tell({ waits }: NeedsCycle, playbook: Playbook, source: Source): Diagnostic[] {
  const places = waits.flatMap(({ step, need }) => {
    const path = pathOfNeed(playbook, step, need);
    return path ? [{ step, need, path }] : [];
  });
  const [first, ...others] = places;
  if (!first) return [];
  return [
    findingOn(source, first.path, 'value', {
      rule: 'needs-cycle',
      message: `this waits for ever: ${sentence(waits)}`,
      help: 'take one of these needs out, or name what comes earlier',
      related: others.map(({ step, need, path }) => ({
        file: source.file,
        range: source.locate(path as Path, 'value'),
        message: `\`${step}\` needs \`${need}\` here`,
      })),
    }),
  ];
}

function sentence(waits: NeedsCycle['waits']): string {
  const [first, ...others] = waits.map(({ step, need }) => `\`${step}\` needs \`${need}\``);
  const each = others.length > 0 ? ', and each comes only after the next' : ', which can only come after it';
  return `${[first, ...others].join(', ')}${each}`;
}
