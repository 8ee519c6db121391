import type { Inject, Scenario, Trigger } from '../../drill/scenario.ts';

/** Injects that wait for one another, each circle once, from the inject of it that stands first. */
export function waitingInCircles(scenario: Scenario): { injects: string[]; index: number }[] {
  const stuck = neverSatisfied(scenario);
  const seen = new Set<string>();
  return scenario.injects.flatMap(({ id }, index) => {
    const injects = stuck.has(id) && !seen.has(id) ? circleFrom(id, scenario, stuck) : undefined;
    for (const inside of injects ?? []) seen.add(inside);
    return injects ? [{ injects, index }] : [];
  });
}

/** Injects that cannot come whatever the players do, and why; those in a circle are not among them. */
export function neverDue(scenario: Scenario): { inject: string; index: number; why: string }[] {
  const stuck = neverSatisfied(scenario);
  return scenario.injects.flatMap(({ id, when }, index) => {
    if (!when || !stuck.has(id) || circleFrom(id, scenario, stuck)) return [];
    return [{ inject: id, index, why: reason(when, scenario, stuck) }];
  });
}

/** What remains when everything that can come has come. */
function neverSatisfied(scenario: Scenario): Set<string> {
  const left = new Set(scenario.injects.map(({ id }) => id));
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const inject of scenario.injects) {
      const { id, when } = inject;
      if (!when || firesAnyway(inject, scenario) || canHold(when, scenario, left)) left.delete(id);
    }
  }
  return left;
}

/** By its pool's time, or its own, whatever else it waits for. */
function firesAnyway({ id, when, late }: Inject, { pools, duration }: Scenario): boolean {
  if (late !== 'fire') return false;
  const timed = when?.kind === 'all' && when.of.some(one => one.kind === 'at' && one.at.ms <= duration.ms);
  return timed || pools.some(({ injects }) => injects.includes(id));
}

function canHold(trigger: Trigger, scenario: Scenario, left: ReadonlySet<string>): boolean {
  switch (trigger.kind) {
    case 'at':
      return trigger.at.ms <= scenario.duration.ms;
    case 'after':
    case 'expectation':
    case 'flag':
      return awaited(trigger, scenario).some(id => !left.has(id));
    case 'all':
      return !contradiction(trigger.of) && trigger.of.every(inner => canHold(inner, scenario, left));
    case 'any':
      return trigger.of.some(inner => canHold(inner, scenario, left));
    case 'not':
    case 'idle':
    case 'step':
    case 'decision':
    case 'milestone':
      return true;
    default:
      return trigger satisfies never;
  }
}

/** Of these injects one must have come. */
function awaited(
  trigger: Extract<Trigger, { kind: 'after' | 'expectation' | 'flag' }>,
  { injects }: Scenario,
): string[] {
  const holds = ({ id, expect, raises }: Inject) => {
    if (trigger.kind === 'after') return id === trigger.inject;
    return trigger.kind === 'flag'
      ? raises.includes(trigger.flag)
      : expect.some(({ id }) => id === trigger.expectation);
  };
  return injects.filter(holds).map(({ id }) => id);
}

/** Something and its opposite, or one expectation in two states. */
function contradiction(all: readonly Trigger[]): boolean {
  const same = (a: Trigger, b: Trigger) => JSON.stringify(a) === JSON.stringify(b);
  return all.some(
    (one, i) =>
      all.some(other => other.kind === 'not' && same(other.of, one)) ||
      all
        .slice(i + 1)
        .some(
          other =>
            one.kind === 'expectation' &&
            other.kind === 'expectation' &&
            one.expectation === other.expectation &&
            one.state !== other.state,
        ),
  );
}

/** The way from an inject back to itself through what it waits for, if there is one. */
function circleFrom(start: string, scenario: Scenario, stuck: ReadonlySet<string>): string[] | undefined {
  const ways: string[][] = [[start]];
  const seen = new Set<string>();
  for (let way = ways.shift(); way; way = ways.shift()) {
    const trigger = scenario.injects.find(({ id }) => id === way.at(-1))?.when;
    for (const next of trigger ? awaitedIn(trigger, scenario) : []) {
      if (next === start) return way;
      if (!stuck.has(next) || seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return undefined;
}

function awaitedIn(trigger: Trigger, scenario: Scenario): string[] {
  switch (trigger.kind) {
    case 'after':
    case 'expectation':
    case 'flag':
      return awaited(trigger, scenario);
    case 'all':
    case 'any':
      return trigger.of.flatMap(inner => awaitedIn(inner, scenario));
    case 'not':
    case 'at':
    case 'idle':
    case 'step':
    case 'decision':
    case 'milestone':
      return [];
    default:
      return trigger satisfies never;
  }
}

function reason(trigger: Trigger, scenario: Scenario, left: ReadonlySet<string>): string {
  if (trigger.kind === 'at')
    return `${trigger.at.text} is after the end, which is at ${scenario.duration.text}`;
  if (trigger.kind === 'all' && contradiction(trigger.of)) return 'its conditions exclude one another';
  const inner = trigger.kind === 'all' || trigger.kind === 'any' ? trigger.of : [];
  const failing = inner.find(one => !canHold(one, scenario, left));
  if (failing) return reason(failing, scenario, left);
  const names = awaitedIn(trigger, scenario).map(id => `\`${id}\``);
  return `it waits for ${names.join(', ')}, which never ${names.length === 1 ? 'comes' : 'come'} either`;
}
