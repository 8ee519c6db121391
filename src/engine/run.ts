import type { List } from '../playbook/playbook.ts';
import type { PhaseWalk } from './phase-walk.ts';
import type { Walked } from './walked.ts';

/** One walk through one list, in the scope of the slot that holds it. It remembers how far it has come. */
export interface Run {
  list: List;
  scope: string;
  /** Pass that the walk is in, and the child it stands at. */
  pass: number;
  index: number;
  /** The child at which the first pass begins: the first one, but for a playbook that is entered elsewhere. */
  entry: number;
  /** Where each pass began, by pass. */
  starts: number[];
  /** Children that are still worked beside what follows them, by index, each with its pass. */
  beside: Map<number, number>;
  /** Tracks of a `parallel` that are finished. */
  finished: Set<number>;
  /** How a list of phases is walked; absent for other lists. */
  phases: PhaseWalk | undefined;
  /** What the walk came to, until a fact inside is touched, and how many facts had come then. */
  walked: Walked | undefined;
  version: number;
}

/** Passes that people began by hand: per pass the children they began it at. */
export type Again = ReadonlyMap<number, ReadonlySet<number>>;

export function newRun(list: List, scope: string, entry = 0, phases?: PhaseWalk): Run {
  return {
    list,
    scope,
    pass: 1,
    index: entry,
    entry,
    starts: [0, entry],
    beside: new Map(),
    finished: new Set(),
    phases,
    walked: undefined,
    version: 0,
  };
}

export function runKey(scope: string, list: string): string {
  return `${scope} ${list}`;
}

/** The newest pass of a list that covers a child of it. */
export function passCovering(run: Run, index: number, again: Again): number {
  if (run.phases) return run.phases.passOf(index);
  if (run.list.container === 'parallel') return lastPass(index, again);
  for (let pass = run.pass; pass > 1; pass--) if ((run.starts[pass] as number) <= index) return pass;
  return 1;
}

/** The pass that would begin if a person went again from this child on. */
export function passAfter(run: Run, index: number, again: Again): number {
  if (run.phases) return run.phases.newestPass() + 1;
  return 1 + (run.list.container === 'parallel' ? lastPass(index, again) : run.pass);
}

/** Tracks do not jump; only people begin one again. */
export function lastPass(index: number, again: Again): number {
  let pass = 1;
  while (again.get(pass + 1)?.has(index)) pass++;
  return pass;
}

/** A fact about a child has come: the run goes back to it if it had gone past. */
export function stepBack(run: Run, pass: number, index: number): void {
  run.walked = undefined;
  run.finished.delete(index);
  if (run.phases) run.phases.touched(index, pass);
  else if (pass < run.pass || (pass === run.pass && index < run.index)) startOver(run);
}

export function startOver(run: Run): void {
  run.phases?.startOver();
  run.pass = 1;
  run.index = run.entry;
  run.starts = [0, run.entry];
  run.beside.clear();
  run.finished.clear();
  run.walked = undefined;
}
