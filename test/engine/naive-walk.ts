import { scopeWithin } from '../../src/engine/instance.ts';
import { type Slot, slotSettled } from '../../src/engine/slot.ts';
import type { CaseState } from '../../src/engine/state.ts';
import type { Step } from '../../src/playbook/playbook.ts';

type Outcome = 'finished' | 'pending' | { exit: string };

/** What a slot comes to by plain recursion over everything inside it, remembering nothing. */
export function naiveWalk(state: CaseState, slot: Slot): Outcome {
  const step = state.playbook.steps[slot.instance.step] as Step;
  const settled = slotSettled(slot);
  if (settled.kind === 'conflict') return 'pending';
  if (settled.kind === 'final') {
    const option = step.kind === 'decision' && step.options.find(o => o.id === settled.option);
    if (!option) return 'finished';
    const inside = option.body === undefined ? 'finished' : listOutcome(state, option.body, slot);
    return inside === 'finished' && option.next !== undefined ? { exit: option.next } : inside;
  }
  if (!slot.turns.some(turn => turn.opened.length > 0)) return 'pending';
  if (step.kind !== 'group' && step.kind !== 'phase') return 'pending';
  return listOutcome(state, step.body, slot);
}

function listOutcome(state: CaseState, id: string, owner: Slot): Outcome {
  const list = state.playbook.lists[id];
  if (!list) throw new Error(`no list ${id}`);
  const scope = scopeWithin(owner.instance);
  const child = (index: number, pass: number) =>
    state.walk.slot({ in: scope, step: list.children[index] as string, pass, redo: 0 });
  const again = (pass: number) =>
    list.children.map((_, index) => index).filter(index => beganByHand(child(index, pass)));
  if (list.container === 'parallel') {
    const tracks = list.children.map((_, index) => {
      let pass = 1;
      while (again(pass + 1).includes(index)) pass++;
      return naiveWalk(state, child(index, pass));
    });
    const exit = tracks.find(track => typeof track === 'object');
    return exit ?? (tracks.includes('pending') ? 'pending' : 'finished');
  }
  for (let pass = 1, index = 0; ; pass++) {
    let left: Outcome = 'finished';
    let back = Number.POSITIVE_INFINITY;
    while (index < list.children.length && left === 'finished') {
      const outcome = naiveWalk(state, child(index, pass));
      const target = typeof outcome === 'object' ? list.children.indexOf(outcome.exit) : -1;
      if (outcome === 'finished') index++;
      else if (target > index) index = target;
      else {
        left = outcome;
        if (target >= 0) back = target;
      }
    }
    index = Math.min(back, ...again(pass + 1));
    if (index === Number.POSITIVE_INFINITY) return left;
  }
}

function beganByHand(slot: Slot): boolean {
  return slot.turns.some(turn => turn.opened.some(r => r.type === 'step.opened' && r.data.why === 'again'));
}
