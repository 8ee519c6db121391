import { targetsOf } from '../../engine/traits.ts';
import type { Playbook, Step } from '../../playbook/playbook.ts';

/** Steps that may begin again when a step ends: targets that stand at or before it, those behind them, and all that they hold; within that call, if any. */
export function restartedBy(playbook: Playbook, step: Step, call?: string): Set<string> {
  const around = [step.id, ...holdersOf(playbook, step)];
  return new Set(
    destinationsOf(playbook, step, call).flatMap(next => {
      const target = playbook.steps[next];
      if (!target) return [];
      const children = playbook.lists[target.list]?.children ?? [];
      const own = children.findIndex(child => around.includes(child));
      return target.index > own ? [] : children.slice(target.index).flatMap(child => inside(playbook, child));
    }),
  );
}

/** Where the case can go when a step ends: by its own options, or by the option that it stands in, which its last step completes; within that call. */
export function destinationsOf(playbook: Playbook, step: Step, call?: string): string[] {
  const { owner, option } = playbook.lists[step.list] ?? {};
  const holder = playbook.steps[owner ?? ''];
  if (!holder || holder.id === call) return targetsOf(step);
  const around =
    holder.kind === 'decision' ? targetsOf(holder, option) : destinationsOf(playbook, holder, call);
  return [...targetsOf(step), ...around];
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
