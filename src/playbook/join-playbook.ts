import type { Playbook, Role, Step } from './playbook.ts';

/** The list that holds the playbooks which joined a case after it was opened. It is nobody's: the case stands in it as it does in its phases. */
export const joinedList = '+';

/**
 * A case's playbook with one more that joined it: each stands under its own name beside the phases, whatever the order in which they
 * came. What belongs to the case (roles, milestones, clocks, regimes' inputs) is there once. Neither playbook is changed.
 */
export function joinPlaybook(host: Playbook, part: Playbook): Playbook {
  const names = childrenOf(host).concat(childrenOf(part)).sort();
  const children = [...new Set(names)];
  const steps = { ...host.steps, ...part.steps };
  for (const [index, id] of children.entries()) steps[id] = { ...(steps[id] as Step), index };
  return {
    ...host,
    roles: unionOfRoles(host.roles, part.roles),
    clocks: union(host.clocks, part.clocks, ({ id = '' }) => id),
    inputs: { ...part.inputs, ...host.inputs },
    milestones: [...new Set([...host.milestones, ...part.milestones])],
    lists: {
      ...host.lists,
      ...part.lists,
      [joinedList]: { id: joinedList, container: 'parallel', children },
    },
    steps,
    edges: [...host.edges, ...part.edges],
  };
}

function childrenOf({ lists }: Playbook): string[] {
  return lists[joinedList]?.children ?? [];
}

function unionOfRoles(host: readonly Role[], part: readonly Role[]): Role[] {
  return union(host, part, ({ id }) => id).map(role => {
    const calls = [...host, ...part].flatMap(other => (other.id === role.id ? (other.calls ?? []) : []));
    return calls.length === 0 ? role : { ...role, calls: [...new Set(calls)].sort() };
  });
}

function union<T>(host: readonly T[], part: readonly T[], idOf: (item: T) => string): T[] {
  const known = new Set(host.map(idOf));
  return [...host, ...part.filter(item => !known.has(idOf(item)))];
}
