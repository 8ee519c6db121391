import { holdsSteps } from '../playbook/holds-steps.ts';
import type { Step } from '../playbook/playbook.ts';
import type { Instance, Recorded } from './event.ts';
import { instanceName } from './instance.ts';
import { caseOrder } from './order.ts';
import { latestTurn, openTurns, type Slot } from './slot.ts';
import type { CaseState } from './state.ts';

export interface OpenStep {
  at: Instance;
  step: Step;
  /** Why it is open though the walk does not stand at it: opened out of turn or again by a person, or left behind. */
  way: 'walk' | 'out-of-turn' | 'redo' | 'leftover';
  since: Recorded | undefined;
}

/** Open steps: those the walk stands at, then those that people opened, then those left behind. */
export function openSteps(state: CaseState): OpenStep[] {
  const walked = state.walk.walk();
  const here = walked.kind === 'pending' ? walked.pending.filter(p => p.kind === 'open') : [];
  const onWalk: OpenStep[] = here.map(({ slot, step }) => {
    const turn = latestTurn(slot);
    return { at: turn?.instance ?? slot.instance, step, way: 'walk', since: turn?.opened[0] };
  });
  const listed = new Set(onWalk.map(open => instanceName(open.at)));
  const others = [...state.open]
    .flatMap(slot => openElsewhere(state, slot))
    .filter(o => !listed.has(instanceName(o.at)));
  return [...onWalk, ...others.sort(byOpening)];
}

function openElsewhere(state: CaseState, slot: Slot): OpenStep[] {
  const step = state.playbook.steps[slot.instance.step];
  if (!step || holdsSteps(step)) return [];
  return openTurns(slot).map(turn => {
    const since = turn.opened[0];
    const why = since?.type === 'step.opened' ? since.data.why : undefined;
    const way = turn.instance.redo > 0 ? 'redo' : why === 'out-of-turn' ? 'out-of-turn' : 'leftover';
    return { at: turn.instance, step, way, since };
  });
}

function byOpening(a: OpenStep, b: OpenStep): number {
  return a.since && b.since ? caseOrder(a.since, b.since) : 0;
}
