import type { Value } from '../playbook/playbook.ts';
import type { Occurred, Outcome, Recorded } from './event.ts';
import { insertInOrder } from './order.ts';
import { Register, type Write } from './register.ts';
import type { Slot } from './slot.ts';
import { type CaseState, counts } from './state.ts';
import { valueName } from './value-name.ts';

/** Writes what an ending carried on the side: answers, milestones, deadlines that it met. */
export function writeOutcome(state: CaseState, by: Recorded, outcome: Carried): void {
  writeInputs(state, by, { ...outcome.answers, ...outcome.sets });
  for (const [name, value] of Object.entries(outcome.marks ?? {})) writeMilestone(state, name, { by, value });
  for (const clock of outcome.meets ?? []) insertInOrder(listIn(state.clocks.met, clock), by);
}

/** What an ending can carry on the side. */
type Carried = Pick<Outcome, 'answers' | 'marks' | 'meets'> & {
  sets?: Outcome['answers'];
  with?: Outcome['answers'];
};

/** A new ending may take away, or give back, the standing of values and milestones that rivals of it carried. */
export function weighWritesAgain(state: CaseState, slot: Slot): void {
  for (const { endings } of slot.turns) {
    for (const { data } of endings) {
      const { answers, sets, with: given, marks = {} } = data as Carried;
      for (const name of Object.keys({ ...answers, ...sets, ...given })) {
        state.inputs.get(valueName(state.playbook, name, slot.instance))?.weighAgain();
        state.walk.valueChanged(name);
      }
      for (const name of Object.keys(marks)) state.milestones.get(name)?.weighAgain();
    }
  }
}

/** Without a value it is taken back. */
export function writeMilestone(state: CaseState, name: string, value: Write<Occurred>): void {
  write(state, state.milestones, name, value, sameTime);
}

export function writeInputs(state: CaseState, by: Recorded, values: Record<string, Value> = {}): void {
  for (const [name, value] of Object.entries(values)) writeInput(state, name, { by, value });
}

export function writeInput(state: CaseState, name: string, value: Write<Value>): void {
  write(state, state.inputs, valueName(state.playbook, name, value.by.at), value);
  state.walk.valueChanged(name);
}

export function write<T>(
  state: CaseState,
  registers: Map<string, Register<T>>,
  name: string,
  write: Write<T>,
  same?: (a: T, b: T) => boolean,
): void {
  const register = registers.get(name) ?? new Register<T>(same);
  registers.set(name, register);
  register.add(write, by => counts(state, by));
}

/** One moment, however it is written and however exactly it is known. */
function sameTime(a: Occurred, b: Occurred): boolean {
  return Date.parse(a.at) === Date.parse(b.at);
}

/** The list of that name, made where it is new. */
export function listIn(lists: Map<string, Recorded[]>, key: string): Recorded[] {
  const known = lists.get(key) ?? [];
  lists.set(key, known);
  return known;
}
