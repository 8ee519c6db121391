import type { Diagnostic } from '../../playbook/diagnostic.ts';
import { findingOn } from '../../playbook/finding.ts';
import type { Playbook, Step } from '../../playbook/playbook.ts';
import type { Source } from '../../playbook/yaml/source.ts';
import { almostStandard } from '../almost-standard.ts';
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

/** What nothing brings about is told once, at the first step that waits for it; a misspelt milestone is told where it is marked. */
function unmetNeeds(playbook: Playbook, source: Source): Diagnostic[] {
  const graph = flowGraph(playbook);
  const comes = reached(graph, 'left aside');
  const told = new Map<string, Diagnostic>();
  for (const step of Object.values(playbook.steps)) {
    for (const need of [...(step.needs ?? []), ...step.destroys]) {
      const path = pathOfNeed(playbook, step.id, need);
      const why = path && whyNever(playbook, graph, step, need, comes);
      if (!path || !why) continue;
      const first = told.get(need);
      const range = source.locate(path, 'value');
      if (first) first.related.push({ file: source.file, range, message: `\`${step.id}\` waits for it too` });
      else {
        const finding = findingOn(source, path, 'value', { rule: 'needs-never-met', ...why, related: [] });
        told.set(need, { ...finding, severity: 'warning' });
      }
    }
  }
  return [...told.values()];
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
    if (playbook.milestones.some(name => almostStandard(name) === need)) return undefined;
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
