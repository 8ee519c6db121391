import type { Inject, Scenario, Trigger } from '../scenario.ts';

/** An inject where it may be expected: drill time in milliseconds, where anything fixes it. */
export interface Planned {
  inject: Inject;
  at?: number;
  /** The pool that draws it; it then comes at the earliest when its pool begins. */
  pool?: string;
}

/** Injects as they may be expected: by the earliest time that they can come at, those that hang on others right after them, else last. */
export function plannedOrder(scenario: Scenario): Planned[] {
  const planned = scenario.injects.map((inject): Planned => {
    const pool = scenario.pools.find(({ injects }) => injects.includes(inject.id));
    const times = [pool?.between[0].ms, inject.when && earliest(inject.when, scenario, new Set([inject.id]))];
    const known = times.filter(time => time !== undefined);
    return {
      inject,
      ...(known.length > 0 && { at: Math.max(...known) }),
      ...(pool && { pool: pool.id }),
    };
  });
  return planned.sort((a, b) => (a.at ?? Number.MAX_SAFE_INTEGER) - (b.at ?? Number.MAX_SAFE_INTEGER));
}

/** Where only what the players do decides it, undefined. `seen` keeps circles from going on for ever. */
function earliest(trigger: Trigger, scenario: Scenario, seen: ReadonlySet<string>): number | undefined {
  switch (trigger.kind) {
    case 'at':
      return trigger.at.ms;
    case 'after': {
      const before = scenario.injects.find(({ id }) => id === trigger.inject);
      if (!before?.when || seen.has(before.id)) return undefined;
      const at = earliest(before.when, scenario, new Set([...seen, before.id]));
      return at === undefined ? undefined : at + (trigger.wait?.ms ?? 0);
    }
    case 'all': {
      const times = trigger.of
        .map(inner => earliest(inner, scenario, seen))
        .filter(time => time !== undefined);
      return times.length > 0 ? Math.max(...times) : undefined;
    }
    case 'any': {
      const times = trigger.of.map(inner => earliest(inner, scenario, seen));
      return times.every(time => time !== undefined) ? Math.min(...times) : undefined;
    }
    case 'step':
    case 'decision':
    case 'milestone':
    case 'expectation':
    case 'flag':
    case 'idle':
    case 'not':
      return undefined;
    default:
      return trigger satisfies never;
  }
}
