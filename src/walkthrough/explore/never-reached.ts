import type { Playbook, Step } from '../../playbook/playbook.ts';

/** Steps that never opened, each where a way was cut: what stands inside of them, or behind, follows from that. */
export function neverReached(playbook: Playbook, opened: ReadonlySet<string>): string[] {
  return Object.values(playbook.steps).flatMap(step => {
    if (opened.has(step.id) || step.stage === 'preparation') return [];
    const { owner, container, children } = playbook.lists[step.list] ?? { children: [] };
    if (owner !== undefined && !opened.has(owner)) return [];
    const before = container === 'parallel' ? undefined : children[step.index - 1];
    return before === undefined || opened.has(before) || isFirstOfItsKind(playbook, before) ? [step.id] : [];
  });
}

/** A phase that never opens in any case. */
function isFirstOfItsKind({ steps }: Playbook, id: string): boolean {
  return (steps[id] as Step).stage === 'preparation';
}
