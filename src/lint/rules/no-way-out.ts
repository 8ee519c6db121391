import type { Diagnostic } from '../../playbook/diagnostic.ts';
import { findingOn } from '../../playbook/finding.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import type { Source } from '../../playbook/yaml/source.ts';
import { type ClosedLoop, closedLoops } from '../flow/closed-loops.ts';
import type { Rule } from '../rule.ts';

export const noWayOut: Rule = {
  id: 'no-way-out',
  severity: 'error',
  why: 'A loop that no answer leaves keeps people going round, and the case can never be closed in order.',
  bad: `- id: isolate
  title: Isolate the hosts
- id: holding
  title: Does it hold?
  options:
    - { id: spreading, label: A new host shows activity, next: isolate }
    - { id: quiet, label: Quiet so far, next: isolate }
`,
  good: `- id: isolate
  title: Isolate the hosts
- id: holding
  title: Does it hold?
  options:
    - { id: spreading, label: A new host shows activity, next: isolate }
    - { id: quiet, label: Quiet }
`,
  check: ({ source, part, playbook = part }) =>
    playbook ? closedLoops(playbook).flatMap(loop => tell(loop, playbook, source)) : [],
};

function tell({ way, decision, option }: ClosedLoop, { steps }: Playbook, source: Source): Diagnostic[] {
  const step = steps[decision];
  if (!step || step.file !== undefined) return [];
  const shown = way.length > 8 ? [...way.slice(0, 4), '...', ...way.slice(-3)] : way;
  return [
    findingOn(source, [...step.path, 'options', option, 'next'], 'value', {
      rule: 'no-way-out',
      message: `this goes round for ever, for no option leads out: ${shown.join(' -> ')}`,
      help: `give \`${decision}\` an option that goes on without \`next\`, or that leads to \`end\``,
    }),
  ];
}
