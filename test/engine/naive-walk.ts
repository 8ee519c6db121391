import type { Recorded } from '../../src/engine/event.ts';
import { outwards } from '../../src/engine/holder.ts';
import { encodeItem, scopeWithin } from '../../src/engine/instance.ts';
import { sees } from '../../src/engine/order.ts';
import { type Slot, slotSettled } from '../../src/engine/slot.ts';
import { type CaseState, readInput } from '../../src/engine/state.ts';
import { holdsSteps } from '../../src/playbook/holds-steps.ts';
import { joinedList } from '../../src/playbook/join-playbook.ts';
import type { List, Step } from '../../src/playbook/playbook.ts';

type Outcome = 'finished' | 'pending' | { exit: string; by: Recorded };

/** What a slot comes to by plain recursion over everything inside it, remembering nothing. */
export function naiveWalk(state: CaseState, slot: Slot): Outcome {
  const step = state.playbook.steps[slot.instance.step] as Step;
  const settled = slotSettled(slot);
  if (settled.kind === 'conflict') return 'pending';
  if (settled.kind === 'final') {
    const option = step.kind === 'decision' && step.options.find(o => o.id === settled.option);
    if (!option) return 'finished';
    const inside = option.body === undefined ? 'finished' : listOutcome(state, option.body, slot);
    return inside === 'finished' && option.next !== undefined
      ? { exit: option.next, by: settled.by }
      : inside;
  }
  if (step.each && slot.instance.item === undefined) return eachOutcome(state, slot, step);
  if (!slot.turns.some(turn => turn.opened.length > 0)) return 'pending';
  if (!holdsSteps(step) || step.body === undefined) return 'pending';
  if (isSwitchedFrom(state, step)) return 'finished';
  const inside = listOutcome(state, step.body, slot);
  const isBack = step.kind === 'use' && typeof inside === 'object' && inside.exit === 'end';
  return isBack ? 'finished' : inside;
}

/** A playbook that joined the case, and that somebody left for another one. */
function isSwitchedFrom(state: CaseState, { id, list }: Step): boolean {
  const switches = state.joined.filter(by => by.type === 'playbook.switched' && by.data.left === id);
  return list === joinedList && switches.some(by => !isResumed(state, id, '', by));
}

/** People went on by hand in the phases of that list, in sight of what had ended them. */
function isResumed(state: CaseState, list: string, scope: string, end: Recorded): boolean {
  return [...state.slots.values()]
    .filter(({ instance }) => instance.in === scope && state.playbook.steps[instance.step]?.list === list)
    .some(slot => openingsByHand(slot).some(by => sees(by, end)));
}

/** Each value that the list has or that something began for; where the container was finished, only the latter. */
function eachOutcome(state: CaseState, slot: Slot, step: Step): Outcome {
  const isClosed = isLeftBehind(state, slot);
  const reading = readInput(state, step.each?.of ?? '', slot.instance);
  const listed = reading.kind === 'set' ? (reading.value as string[]) : [];
  const begun = itemsOf(state, slot).filter(item => hasBegun(item));
  const items = isClosed ? [] : listed.map(item => state.walk.slot({ ...slot.instance, item: `${item}` }));
  const outcomes = [...new Set([...items, ...begun])].map(item => naiveWalk(state, item));
  const isOpenEnded = reading.kind !== 'set' && !isClosed;
  return together(isOpenEnded ? [...outcomes, 'pending'] : outcomes);
}

function listOutcome(state: CaseState, id: string, owner: Slot): Outcome {
  const list = state.playbook.lists[id] as List;
  const scope = scopeWithin(owner.instance);
  const child = (index: number, pass: number) =>
    state.walk.slot({ in: scope, step: list.children[index] as string, pass, redo: 0 });
  const again = (pass: number) =>
    list.children.map((_, index) => index).filter(index => beganByHand(state, child(index, pass)));
  const hasFollowers = (index: number, pass: number) =>
    list.children.some((_, other) => other > index && comings(state, child(other, pass)).length > 0);
  if (list.container === 'parallel') {
    const tracks = list.children.map((_, index) => {
      let pass = 1;
      while (again(pass + 1).includes(index)) pass++;
      return naiveWalk(state, child(index, pass));
    });
    return together(tracks);
  }
  if (list.container === 'phases') return phasesOutcome(state, list, scope, child, again);
  const beside = new Set<number>();
  for (let pass = 1, index = entryOf(state, list); ; pass++) {
    let left: Outcome = 'finished';
    let back = Number.POSITIVE_INFINITY;
    while (index < list.children.length && left === 'finished') {
      const followed = hasFollowers(index, pass);
      const { each } = state.playbook.steps[list.children[index] as string] as Step;
      const outcome = naiveWalk(state, child(index, pass));
      const target = typeof outcome === 'object' ? list.children.indexOf(outcome.exit) : -1;
      if (outcome === 'pending' && each && followed) beside.add(index++);
      else if (outcome === 'finished') index++;
      else if (target > index) index = target;
      else {
        left = outcome;
        if (target >= 0) back = target;
      }
    }
    const start = Math.min(back, ...again(pass + 1));
    if (start === Number.POSITIVE_INFINITY)
      return together([...[...beside].map(() => 'pending' as const), left]);
    for (const other of beside) if (other >= start) beside.delete(other);
    index = start;
  }
}

/**
 * Each phase goes through the passes that cover it, as far as it is not at work in one; a pass begins at the first phase that one of the
 * pass before leads back to. What none jumped over and has not begun is to come.
 */
function phasesOutcome(
  state: CaseState,
  list: List,
  scope: string,
  child: (index: number, pass: number) => Slot,
  again: (pass: number) => number[],
): Outcome {
  const indexes = [...list.children.keys()];
  const outcome = (index: number, pass: number) =>
    hasBegun(child(index, pass)) ? naiveWalk(state, child(index, pass)) : undefined;
  const target = (index: number, pass: number) => {
    const came = outcome(index, pass);
    return typeof came === 'object' ? list.children.indexOf(came.exit) : -1;
  };
  const endBy = (index: number, pass: number) => {
    const came = outcome(index, pass);
    if (typeof came !== 'object' || came.exit !== 'end') return undefined;
    return isResumed(state, list.id, scope, came.by) ? undefined : came;
  };
  const starts = [0, entryOf(state, list)];
  const passes = (index: number) => {
    const through = [1];
    for (const [pass, start] of starts.entries()) {
      const last = through.at(-1) as number;
      if (pass <= last || start > index) continue;
      if (outcome(index, last) === 'pending' || endBy(index, last)) break;
      through.push(pass);
    }
    return through;
  };
  for (let pass = 2; pass <= starts.length; pass++) {
    const backs = indexes
      .filter(index => passes(index).includes(pass - 1))
      .map(index => ({ index, to: target(index, pass - 1) }))
      .flatMap(({ index, to }) => (to >= 0 && to <= index ? [to] : []));
    const start = Math.min(Number.POSITIVE_INFINITY, ...backs, ...again(pass));
    if (start < Number.POSITIVE_INFINITY) starts[pass] = start;
  }
  const standing = indexes.map(index => ({ index, pass: passes(index).at(-1) as number }));
  const [end] = standing.flatMap(({ index, pass }) => endBy(index, pass) ?? []);
  if (end) return end;
  const isPassed = ({ index, pass }: { index: number; pass: number }) =>
    (pass === 1 && index < entryOf(state, list)) ||
    standing.some(by => by.pass === pass && by.index < index && target(by.index, pass) > index);
  const isToCome = ({ index, pass }: { index: number; pass: number }) =>
    state.playbook.steps[list.children[index] as string]?.stage !== 'preparation' &&
    !isPassed({ index, pass });
  const isPending = standing.some(({ index, pass }) => {
    const came = outcome(index, pass);
    return came === undefined ? isToCome({ index, pass }) : came === 'pending';
  });
  return isPending ? 'pending' : 'finished';
}

/** The child of a list at which the case entered the playbook. */
function entryOf({ joined, playbook }: CaseState, { id }: List): number {
  for (const { data } of joined) {
    let at = playbook.steps[data.from ?? ''];
    while (at && at.list !== id) at = playbook.steps[playbook.lists[at.list]?.owner ?? ''];
    if (at) return at.index;
  }
  return 0;
}

function together(outcomes: Outcome[]): Outcome {
  const exit = outcomes.find(outcome => typeof outcome === 'object');
  return exit ?? (outcomes.includes('pending') ? 'pending' : 'finished');
}

/** Something behind one of the containers around it came in its turn, in sight of all by which those between stand open. */
function isLeftBehind(state: CaseState, { instance }: Slot): boolean {
  const [own, ...around] = [...outwards(state.playbook, instance)].map(at => state.walk.slot(at));
  const grounds = around.map((holder, i) => groundOf(state, holder, (around[i - 1] ?? own) as Slot));
  return around.some((holder, i) =>
    comingsAfter(state, holder, around.slice(0, i + 1)).some(by =>
      grounds.slice(0, i + 1).every(ground => ground.some(fact => sees(by, fact))),
    ),
  );
}

/** By what the list stood open that the inner slot is in. */
function groundOf({ playbook }: CaseState, slot: Slot, { instance }: Slot): Recorded[] {
  const settled = slotSettled(slot);
  if (settled.kind !== 'final') return slot.turns.flatMap(({ opened }) => opened);
  const option = playbook.lists[playbook.steps[instance.step]?.list ?? '']?.option;
  return settled.word === 'chosen' && settled.option === option ? [settled.by] : [];
}

/** What those between chose may have led back to a phase above. */
function comingsAfter(state: CaseState, { instance }: Slot, between: Slot[]): Recorded[] {
  const { list: id, index } = state.playbook.steps[instance.step] as Step;
  const list = state.playbook.lists[id] as List;
  if (list.container === 'parallel') return [];
  const after = list.children.slice(index + 1).map(step => state.playbook.steps[step] as Step);
  const phases = after.filter(({ stage }) => stage !== 'preparation').slice(0, 1);
  const named = Object.values(state.playbook.steps).flatMap(step =>
    step.kind === 'decision' ? step.options.map(({ next }) => next) : [],
  );
  const telling =
    list.container === 'phases' ? phases.filter(p => p.needs === undefined && !named.includes(p.id)) : after;
  const { item: _, ...plain } = instance;
  const slot = (step: string, pass: number) => state.walk.slot({ ...plain, step, pass });
  const led = between.map(holder => nextOf(state, holder));
  const here = list.children.slice(0, index + 1);
  const until =
    list.container === 'phases'
      ? [...state.slots.values()].filter(
          ({ instance: { step, pass } }) =>
            pass > plain.pass && here.includes(step) && (step === plain.step || led.includes(step)),
        )
      : here.map(step => slot(step, plain.pass + 1));
  const behind = telling.flatMap(({ id }) => comings(state, slot(id, plain.pass)));
  const first = behind.filter(by => !behind.some(other => sees(by, other)));
  return [...(instance.item === undefined ? behind : first), ...until.flatMap(s => comings(state, s))];
}

function nextOf({ playbook }: CaseState, slot: Slot): string | undefined {
  const step = playbook.steps[slot.instance.step] as Step;
  const settled = slotSettled(slot);
  if (step.kind !== 'decision' || settled.kind !== 'final') return undefined;
  return step.options.find(({ id }) => id === settled.option)?.next;
}

function comings(state: CaseState, slot: Slot): Recorded[] {
  return [slot, ...itemsOf(state, slot)].flatMap(({ turns }) =>
    turns.flatMap(({ opened, endings }) => [...opened, ...endings].filter(({ auto }) => auto)),
  );
}

function hasBegun({ turns }: Slot): boolean {
  return turns.some(({ opened, endings }) => opened.length + endings.length > 0);
}

/** Slots of single values of that step, by their names. */
function itemsOf(state: CaseState, { name, instance }: Slot): Slot[] {
  if (instance.item !== undefined) return [];
  return [...state.slots.values()].filter(
    ({ name: other, instance: { item } }) => item !== undefined && other === `${name}[${encodeItem(item)}]`,
  );
}

function beganByHand(state: CaseState, slot: Slot): boolean {
  return [slot, ...itemsOf(state, slot)].some(each => openingsByHand(each).length > 0);
}

function openingsByHand({ turns }: Slot): Recorded[] {
  return turns
    .flatMap(({ opened }) => opened)
    .filter(by => by.type === 'step.opened' && by.data.why === 'again');
}
