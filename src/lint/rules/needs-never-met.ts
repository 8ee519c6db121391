import type { Diagnostic } from '../../playbook/diagnostic.ts';
import { findingOn } from '../../playbook/finding.ts';
import type { Playbook, Step } from '../../playbook/playbook.ts';
import type { Source } from '../../playbook/yaml/source.ts';
import { type FlowGraph, flowGraph, type Point } from '../flow/flow-graph.ts';
import { otherOption } from '../flow/other-option.ts';
import { pathOfNeed } from '../flow/path-of-need.ts';
import { reached } from '../flow/reached.ts';
import type { Rule } from '../rule.ts';

export const needsNeverMet: Rule = {
  id: 'needs-never-met',
  severity: 'warning',
  why: 'What waits for something that nothing in the playbook brings about stays closed until somebody notices and opens it by hand.',
  bad: `- id: lift
  title: Lift the blocks
  needs: [contained]
`,
  good: `- id: holding
  title: Watch until nothing new comes
  marks: contained
- id: lift
  title: Lift the blocks
  needs: [contained]
`,
  check: ({ source, playbook }) => (playbook ? unmetNeeds(playbook, source) : []),
};

function unmetNeeds(playbook: Playbook, source: Source): Diagnostic[] {
  const graph = flowGraph(playbook);
  const comes = reached(graph, 'left aside');
  return Object.values(playbook.steps).flatMap(step =>
    [...new Set([...(step.needs ?? []), ...step.destroys])].flatMap(need => {
      const path = pathOfNeed(playbook, step.id, need);
      const why = path && whyNever(playbook, graph, step, need, comes);
      if (!path || !why) return [];
      const finding = findingOn(source, path, 'value', { rule: 'needs-never-met', ...why });
      return [{ ...finding, severity: 'warning' as const }];
    }),
  );
}

function whyNever(
  playbook: Playbook,
  graph: FlowGraph,
  step: Step,
  need: string,
  comes: (point: Point) => boolean,
): { message: string; help: string } | undefined {
  const { from } = graph.need(need);
  if (from.length === 0) {
    return {
      message: `no step or option marks \`${need}\`, so this stays closed until a person sets it`,
      help: `add \`marks: ${need}\` where it is reached, or need something that the playbook brings about`,
    };
  }
  const makers = from.flatMap(({ id }) => playbook.steps[id] ?? []);
  if (makers.every(maker => isPreparation(playbook, maker))) {
    return {
      message: `\`${need}\` belongs to a phase of preparation, which never opens in a case`,
      help: 'need what a phase of the case brings about',
    };
  }
  const decision = otherOption(playbook, graph, step, makers);
  if (decision === undefined || !comes(graph.open(step.id))) return undefined;
  return {
    message: `\`${need}\` belongs to another option of \`${decision}\`, and where this stands it was not chosen`,
    help: 'need what this option or what is before the decision brings about',
  };
}

function isPreparation({ steps }: Playbook, { phase }: Step): boolean {
  return steps[phase]?.stage === 'preparation' && steps[phase]?.kind === 'phase';
}
