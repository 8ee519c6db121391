import type { Expressions } from '../../engine/expressions.ts';
import type { Playbook, Value } from '../../playbook/playbook.ts';
import { callsIn, isOf } from './calls.ts';
import { candidatesOf } from './candidates.ts';
import type { Exploration } from './exploration.ts';
import { Findings } from './findings.ts';
import type { Ground } from './ground.ts';
import { Independence } from './independence.ts';
import type { Candidates } from './moves.ts';
import { neverReached } from './never-reached.ts';
import { type Relevant, relevantOf } from './relevant.ts';
import { Ways } from './ways.ts';
import type { World } from './world.ts';

export interface ToExplore {
  playbook: Playbook;
  expressions: Expressions;
  world: World;
  /** How many positions are looked at before the walk is given up. */
  limit: number;
  /** Tries all orders of what stands side by side, also where that makes no difference: slow, and to check the other way by. */
  everyOrder?: boolean;
}

/**
 * Walks every way through a playbook, with nobody at the terminal: all options, values known and not, approvals given and denied, commands
 * that succeed and fail. Steps are taken as done with their evidence: skipping, failing and opening out of turn are people's
 * freedom, and lead anywhere. Breadth first, so that the way to a fault is a shortest one.
 */
export async function explore(toExplore: ToExplore): Promise<Exploration> {
  const { playbook, world } = toExplore;
  const ground = groundOf(toExplore);
  const { findings } = ground;
  const ways = new Ways(ground);
  for (const { inputs, severity } of openings(ground)) ways.take(world.open(inputs, severity));
  const complete = await ways.walk();
  if (complete) {
    const calls = callsIn(playbook);
    for (const step of neverReached(playbook, findings.opened))
      if (!calls.some(call => isOf(call, step)))
        findings.blame({ kind: 'never-reached', message: `no way leads to ${step}`, step, way: [] });
  }
  return { positions: findings.positions, moves: findings.moves, complete, faults: findings.faults };
}

function groundOf({ playbook, expressions, world, limit, everyOrder = false }: ToExplore): Ground {
  const relevant = relevantOf(playbook);
  return {
    playbook,
    expressions,
    world,
    everyOrder,
    relevant,
    candidates: candidatesFor(playbook, expressions, relevant),
    independence: new Independence(playbook, relevant),
    findings: new Findings(limit),
    passages: new Map(),
    calls: new Map(),
  };
}

/** Every way to open the case: with each value that a condition looks at, and each severity where one does. */
function openings({ playbook, candidates, relevant }: Ground) {
  let all: Record<string, Value>[] = [{}];
  for (const input of Object.values(playbook.inputs)) {
    const { values = [] } = candidates.get(input.name) ?? {};
    if (!input.required || input.within !== undefined || values.length === 0) continue;
    all = all.flatMap(one => values.map(({ value }) => ({ ...one, [input.name]: value })));
  }
  const scale = relevant.severity ? playbook.severity.map(({ id }) => id) : [];
  return all.flatMap(inputs => [undefined, ...scale].map(severity => ({ inputs, severity })));
}

function candidatesFor(playbook: Playbook, expressions: Expressions, { inputs }: Relevant): Candidates {
  return new Map(
    Object.values(playbook.inputs).map(input => {
      const relevant = inputs.has(input.name);
      const values = candidatesOf(playbook, expressions, input);
      return [input.name, { values: relevant ? values : values.slice(-1), relevant }];
    }),
  );
}
