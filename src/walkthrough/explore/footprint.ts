import type { Playbook, Step } from '../../playbook/playbook.ts';
import type { Reads } from './reads.ts';
import type { Relevant } from './relevant.ts';

/** What ending a step can change for others, and what others can change for it. */
export interface Footprint {
  step: Step;
  reads: Reads;
  /** It can end the case, or go to another phase: then everything else is at stake. */
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

/** What a step ends with can change, by the playbook alone. */
export function footprintOf(playbook: Playbook, { reads, inputs }: Relevant, step: Step): Footprint {
  const options = step.kind === 'decision' ? step.options : [];
  const targets = targetsOf(playbook, step);
  const outputs = step.kind === 'run' ? Object.keys(step.outputs) : [];
  const written = [...step.asks, ...outputs, ...options.flatMap(({ sets }) => Object.keys(sets))];
  const restarted = restartedBy(playbook, step);
  return {
    step,
    reads: reads.get(step.id) as Reads,
    leaves: step.kind === 'use' || targets.some(target => leaves(playbook, target)),
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

function leaves({ steps }: Playbook, target: string): boolean {
  return target === 'end' || steps[target]?.kind === 'phase';
}

/** Steps that may begin again when a step ends: targets that stand at or before it, those behind them, and all that they hold. */
export function restartedBy(playbook: Playbook, step: Step): Set<string> {
  const around = [step.id, ...holdersOf(playbook, step)];
  return new Set(
    targetsOf(playbook, step).flatMap(next => {
      const target = playbook.steps[next];
      if (!target) return [];
      const children = playbook.lists[target.list]?.children ?? [];
      const own = children.findIndex(child => around.includes(child));
      return target.index > own ? [] : children.slice(target.index).flatMap(child => inside(playbook, child));
    }),
  );
}

/** Where the case can go when a step ends: by its own options, or by the option that it stands in, which its last step completes. */
function targetsOf(playbook: Playbook, step: Step): string[] {
  const own = step.kind === 'decision' ? step.options.flatMap(({ next }) => next ?? []) : [];
  const { owner, option } = playbook.lists[step.list] ?? {};
  const holder = playbook.steps[owner ?? ''];
  if (!holder) return own;
  const chosen = holder.kind === 'decision' ? holder.options.find(({ id }) => id === option) : undefined;
  return [
    ...own,
    ...(holder.kind === 'decision' ? (chosen?.next ?? []) : targetsOf(playbook, holder)),
  ].flat();
}

function inside(playbook: Playbook, id: string): string[] {
  const children = Object.values(playbook.lists).flatMap(list => (list.owner === id ? list.children : []));
  return [id, ...children.flatMap(child => inside(playbook, child))];
}

/** What holds a step, innermost first. */
export function holdersOf(playbook: Playbook, step: Step): string[] {
  const owner = playbook.steps[playbook.lists[step.list]?.owner ?? ''];
  return owner ? [owner.id, ...holdersOf(playbook, owner)] : [];
}
