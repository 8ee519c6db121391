import { readMilestone } from '../../engine/state.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { isOf } from './calls.ts';
import type { Relevant } from './relevant.ts';
import type { Position } from './world.ts';

/**
 * What a call has written, of all that anything outside of it looks at: milestones and inputs that got their values since it was entered, at
 * that number of records. Two ways that leave the same behind can differ in it, where something was known before.
 */
export function writtenIn(
  { state }: Position,
  { playbook, relevant }: { playbook: Playbook; relevant: Relevant },
  call: string,
  since: number,
): string[] {
  const outside = Object.values(playbook.steps).filter(({ id }) => !isOf(call, id));
  const looked = new Set(
    outside.flatMap(({ id, needs = [] }) => [...needs, ...(relevant.reads.get(id)?.milestones ?? [])]),
  );
  const milestones = [...state.milestones.keys()].filter(name => {
    const reading = readMilestone(state, name);
    return looked.has(name) && reading.kind === 'set' && reading.by.seq >= since;
  });
  const inputs = [...state.inputs].flatMap(([name, register]) => {
    const readers = relevant.inputs.get(/^[^[]*/.exec(name)?.[0] ?? name) ?? [];
    const reading = register.read(() => true);
    const isLookedAt = [...readers].some(reader => !isOf(call, reader));
    return isLookedAt && reading.kind === 'set' && reading.by.seq >= since ? name : [];
  });
  return [...milestones, ...inputs].sort();
}
