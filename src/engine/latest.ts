import type { Playbook } from '../playbook/playbook.ts';
import type { Instance } from './event.ts';
import { outwards } from './holder.ts';
import { scopeWithin } from './instance.ts';
import { passAfter, passCovering, type Run } from './run.ts';
import type { Slot } from './slot.ts';
import type { Walk } from './walk.ts';

/** A walk, and the playbook that it goes through. */
export interface Place {
  playbook: Playbook;
  walk: Walk;
}

/**
 * The instances of a step in which the case now stands, or would open it: in the newest pass that covers its place. Inside an `each` there
 * is one for every value, but seen `from` an instance of the same value only that one.
 */
export function latestSlots(place: Place, id: string, from?: Instance): Slot[] {
  const { walk } = place;
  return runsOf(place, id, from).map(run => {
    const { index } = stepOf(place, id);
    return walk.slot({ in: run.scope, step: id, pass: passCovering(run, index, walk.againIn(run)), redo: 0 });
  });
}

/** The first of them: the only one, but for a step inside an `each` that is seen from outside. Without any value it is one that never opens. */
export function latestSlot(place: Place, id: string, from?: Instance): Slot {
  return latestSlots(place, id, from)[0] ?? place.walk.slot({ in: '', step: id, pass: 1, redo: 0 });
}

/** The pass that would begin if a person went again from this instance on. */
export function nextPass(place: Place, { in: scope, step }: Instance): number {
  const { list, index } = stepOf(place, step);
  const run = place.walk.walkedRun(list, scope);
  return passAfter(run, index, place.walk.againIn(run));
}

/** Nothing was recorded in it and the walk has gone by. */
export function passedOver(place: Place, { instance }: Slot): boolean {
  const { list, index } = stepOf(place, instance.step);
  const run = place.walk.walkedRun(list, instance.in);
  if (run.phases) return run.phases.passedOver(index) || (list === '' && place.walk.isLeft);
  const { pass } = instance;
  if (run.walked?.kind === 'exit') return true;
  if (run.beside.get(index) === pass) return false;
  if (pass < run.pass) return true;
  if (run.list.container === 'parallel') return run.finished.has(index);
  return pass === run.pass && index < run.index;
}

/** A slot of a step with `each`, taken apart into one for each value; any other slot by itself. */
export function itemSlots({ playbook, walk }: Place, slot: Slot): Slot[] {
  if (!playbook.steps[slot.instance.step]?.each || slot.instance.item !== undefined) return [slot];
  return walk.itemsOf(slot).items.map(item => walk.slot({ ...slot.instance, item }));
}

function runsOf(place: Place, id: string, from: Instance | undefined): Run[] {
  const { playbook, walk } = place;
  const { list } = stepOf(place, id);
  const owner = playbook.lists[list]?.owner;
  if (owner === undefined) return [walk.walkedRun(list, '')];
  const around = from && [...outwards(playbook, from)].find(at => at.step === owner);
  return latestSlots(place, owner, from)
    .flatMap(slot => itemSlots(place, slot))
    .filter(({ instance }) => around === undefined || around.item === instance.item)
    .map(({ instance }) => walk.walkedRun(list, scopeWithin(instance)));
}

function stepOf({ playbook }: Place, id: string) {
  const step = playbook.steps[id];
  if (!step) throw new Error(`the walk met a step that the playbook does not have: ${id}`);
  return step;
}
