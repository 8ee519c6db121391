import type { CaseState } from '../../engine/state.ts';
import type { Playbook, Step } from '../../playbook/playbook.ts';
import { isOf } from './calls.ts';
import { bearOnEachOther, type Footprint, footprintOf } from './footprint.ts';
import { isOver } from './over.ts';
import type { Relevant } from './relevant.ts';
import { holdersOf } from './restarts.ts';
import type { Turn } from './world.ts';

/**
 * Which turns must be tried before one another. Steps that stand side by side and cannot bear on each other come to the same in any
 * order, so that one order is enough (a persistent set: Godefroid, Partial-Order Methods for the Verification of Concurrent Systems,
 * 1996). What cannot be told apart that way is tried in all orders.
 */
export class Independence {
  readonly #playbook: Playbook;
  readonly #relevant: Relevant;
  readonly #footprints: ReadonlyMap<string, Footprint>;
  readonly #rivals = new Map<string, readonly Step[]>();

  /** Of the steps of a call alone, where one is gone through. */
  constructor(playbook: Playbook, relevant: Relevant, call?: string) {
    this.#playbook = playbook;
    this.#relevant = relevant;
    const steps = Object.values(playbook.steps).filter(({ id }) => call === undefined || isOf(call, id));
    this.#footprints = new Map(steps.map(step => [step.id, footprintOf(playbook, relevant, step, call)]));
  }

  /** Whether nothing that may still come can bear on a turn before it ends. */
  isAlone({ step }: Turn, state: CaseState): boolean {
    return this.#rivalsOf(step).every(rival => isOver(state, rival, this.#relevant));
  }

  /** Steps that can be open while this one is, and bear on it or it on them. */
  #rivalsOf(step: Step): readonly Step[] {
    const known = this.#rivals.get(step.id);
    if (known) return known;
    const own = this.#footprints.get(step.id) as Footprint;
    const rivals = [...this.#footprints.values()].flatMap(theirs =>
      canStandBeside(this.#playbook, step, theirs.step) && bearOnEachOther(own, theirs) ? theirs.step : [],
    );
    this.#rivals.set(step.id, rivals);
    return rivals;
  }
}

/** Whether the other can open, or stand open, while this one is: conservative, for what needs wait for is looked at one step deep. */
function canStandBeside(playbook: Playbook, step: Step, other: Step): boolean {
  const own = [step.id, ...holdersOf(playbook, step)];
  const theirs = [other.id, ...holdersOf(playbook, other)];
  const repeated = own.find(id => theirs.includes(id) && playbook.steps[id]?.each);
  if (repeated !== undefined) return true;
  if (own.includes(other.id) || theirs.includes(step.id)) return false;
  const common = own.find(id => theirs.includes(id));
  const ownTrack = own[common === undefined ? own.length - 1 : own.indexOf(common) - 1] as string;
  const theirTrack = theirs[common === undefined ? theirs.length - 1 : theirs.indexOf(common) - 1] as string;
  const list = playbook.lists[playbook.steps[ownTrack]?.list ?? ''];
  if (playbook.steps[theirTrack]?.list !== playbook.steps[ownTrack]?.list) return false;
  if (list?.container === 'steps') return false;
  const waited = theirs
    .slice(0, theirs.indexOf(theirTrack) + 1)
    .flatMap(id => playbook.steps[id]?.needs ?? []);
  if (waited.some(need => own.includes(need))) return false;
  if (list?.container === 'parallel') return true;
  return !waitsFor(playbook, theirTrack).has(ownTrack);
}

/** Phases that must be finished before this one opens. */
function waitsFor(playbook: Playbook, phase: string, seen: ReadonlySet<string> = new Set()): Set<string> {
  const { needs, index, list } = playbook.steps[phase] as Step;
  const children = playbook.lists[list]?.children ?? [];
  const above = children
    .slice(0, index)
    .filter(id => playbook.steps[id]?.stage !== 'preparation')
    .at(-1);
  const before = needs ?? (above === undefined ? [] : [above]);
  const found = new Set<string>();
  for (const need of before) {
    const step = playbook.steps[need];
    if (!step || seen.has(need)) continue;
    if (step.kind === 'phase') found.add(need);
    for (const id of waitsFor(playbook, step.phase, new Set([...seen, need]))) found.add(id);
  }
  return found;
}
