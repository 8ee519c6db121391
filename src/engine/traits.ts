import type { Playbook, Step } from '../playbook/playbook.ts';

/** What the walk asks of a playbook's text again and again. */
export interface Traits {
  /** Steps that are opened for each value of an input, by the input. */
  openedFor: ReadonlyMap<string, readonly string[]>;
  /** Lists with an `each` somewhere inside: what has begun behind them bears on them. */
  unsteady: ReadonlySet<string>;
  /** What the `next` of some option names. */
  jumpedTo: ReadonlySet<string>;
}

export function traitsOf(playbook: Playbook): Traits {
  return {
    openedFor: stepsByList(playbook),
    unsteady: listsWithEach(playbook),
    jumpedTo: new Set(Object.values(playbook.steps).flatMap(step => targetsOf(step))),
  };
}

/** What the `next` of a decision's options names, or of the given one. */
export function targetsOf(step: Step, option?: string): string[] {
  if (step.kind !== 'decision') return [];
  return step.options.flatMap(({ id, next }) => (next && (option ?? id) === id ? [next] : []));
}

function listsWithEach({ steps, lists }: Playbook): ReadonlySet<string> {
  const found = new Set<string>();
  for (const step of Object.values(steps)) {
    let at: Step | undefined = step.each && step;
    while (at && !found.has(at.list)) {
      found.add(at.list);
      at = steps[lists[at.list]?.owner ?? ''];
    }
  }
  return found;
}

function stepsByList({ steps }: Playbook): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { id, each } of Object.values(steps)) {
    if (each) found.set(each.of, [...(found.get(each.of) ?? []), id]);
  }
  return found;
}
