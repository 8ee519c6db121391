import { holdsSteps } from '../../playbook/holds-steps.ts';
import type { Playbook, Step } from '../../playbook/playbook.ts';
import type { Reads } from './reads.ts';
import type { Relevant } from './relevant.ts';
import { destinationsOf, holdersOf, restartedBy } from './restarts.ts';

/** What ending a step can change for others, and what others can change for it. */
export interface Footprint {
  step: Step;
  reads: Reads;
  /** It can end the case, or go to another phase: then everything else is at stake. Within a call, one order is taken for all. */
  leaves: boolean;
  /** Inputs that it sets. */
  inputs: ReadonlySet<string>;
  /** It, what holds it, and what it may begin again. */
  moved: ReadonlySet<string>;
  /** Steps that it may begin again, with all that they hold. */
  restarted: ReadonlySet<string>;
  marks: ReadonlySet<string>;
  evidence: ReadonlySet<string>;
  needs: readonly string[];
}

/** What a step ends with can change, by the playbook alone; within a call, by the called one alone. */
export function footprintOf(
  playbook: Playbook,
  { reads, inputs }: Relevant,
  step: Step,
  call?: string,
): Footprint {
  const options = step.kind === 'decision' ? step.options : [];
  const targets = destinationsOf(playbook, outermostCall(playbook, step, call) ?? step, call);
  const outputs = step.kind === 'run' ? Object.keys(step.outputs) : [];
  const written = [...step.asks, ...outputs, ...options.flatMap(({ sets }) => Object.keys(sets))];
  const restarted = restartedBy(playbook, step, call);
  return {
    step,
    reads: reads.get(step.id) as Reads,
    leaves:
      call === undefined &&
      ((step.kind === 'use' && !holdsSteps(step)) || targets.some(target => leaves(playbook, target))),
    inputs: new Set(written.filter(name => inputs.has(name))),
    moved: new Set([step.id, ...holdersOf(playbook, step), ...restarted]),
    restarted,
    marks: new Set([...step.marks, ...options.flatMap(({ marks }) => marks)]),
    evidence: new Set(step.collect.map(({ id }) => id)),
    needs: [...(step.needs ?? []), ...step.destroys],
  };
}

/** True where the order of the two can make a difference, one of them being open. */
export function bearOnEachOther(open: Footprint, other: Footprint): boolean {
  return (
    open.leaves ||
    other.leaves ||
    meets(open.inputs, other.inputs) ||
    changes(open, other) ||
    changes(other, open) ||
    other.needs.some(need => open.restarted.has(need))
  );
}

function changes(one: Footprint, { reads }: Footprint): boolean {
  return (
    meets(one.inputs, reads.inputs) ||
    meets(one.moved, reads.outcomes) ||
    meets(one.moved, new Set(reads.passes.keys())) ||
    meets(one.marks, reads.milestones) ||
    meets(one.moved, reads.milestones) ||
    meets(one.evidence, reads.evidence)
  );
}

function meets(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const name of a) if (b.has(name)) return true;
  return false;
}

/** Seen from outside, what ends a called playbook leads nowhere but behind the call. */
function outermostCall(playbook: Playbook, step: Step, within: string | undefined): Step | undefined {
  const around = holdersOf(playbook, step);
  const inside = within === undefined ? around : around.slice(0, around.indexOf(within));
  const id = inside.findLast(holder => playbook.steps[holder]?.kind === 'use');
  return id === undefined ? undefined : playbook.steps[id];
}

function leaves({ steps }: Playbook, target: string): boolean {
  return target === 'end' || steps[target]?.kind === 'phase';
}
