import type { Expressions } from '../../engine/expressions.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import type { Call } from './calls.ts';
import type { Findings } from './findings.ts';
import { Independence } from './independence.ts';
import type { Candidates } from './moves.ts';
import { type Relevant, relevantWithin } from './relevant.ts';
import type { Move, World } from './world.ts';

/** What is the same for all that is gone through of a playbook, or of one call in it. */
export interface Ground {
  playbook: Playbook;
  expressions: Expressions;
  world: World;
  everyOrder: boolean;
  relevant: Relevant;
  candidates: Candidates;
  independence: Independence;
  findings: Findings;
  /** Ways through the calls, by how they stood. */
  passages: Map<string, readonly (readonly Move[])[]>;
  /** The grounds of the calls, by the step that calls. */
  calls: Map<string, Ground>;
}

/** The same within a call: what stands around it does not move meanwhile. */
export function groundWithin(ground: Ground, { step }: Call): Ground {
  const known = ground.calls.get(step);
  if (known) return known;
  const relevant = relevantWithin(ground.playbook, ground.relevant, step);
  const within = { ...ground, relevant, independence: new Independence(ground.playbook, relevant, step) };
  ground.calls.set(step, within);
  return within;
}
