import type { Recorded } from '../engine/event.ts';
import { settle } from '../engine/outcome.ts';
import { hasBegun, type Slot, slotSettled } from '../engine/slot.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { CaseInView } from './case-in-view.ts';

/** A step that people did not do as the playbook has it, over all cases of that playbook. Plain data. */
export interface WeakSpot {
  playbook: string;
  step: string;
  title: string;
  /** In how many cases anybody came to it. */
  cases: number;
  /** In how many of them it was left out (skipped, dropped, not sent, declined, failed), and opened against its order or needs. */
  left: number;
  forced: number;
  /** In how many it ended later than its `due` says, of those in which it ended and has one. */
  late: number;
  timed: number;
  /** How long it took in each case in which it was timed, in milliseconds, shortest first. */
  took: number[];
  /** What was said, the newest first. */
  reasons: { case: string; text: string; at: string }[];
}

/** The weak spots of the playbooks that these cases were opened with, the worst first. Steps that always went as written are none. */
export function weakSpotsOf(cases: readonly CaseInView[]): WeakSpot[] {
  const spots = new Map<string, WeakSpot>();
  for (const one of cases) {
    const { id: playbook, steps } = one.state.opened;
    for (const [step, slots] of slotsByStep(one)) {
      const known = steps[step];
      if (!known) continue;
      const key = `${playbook}/${step}`;
      const spot = spots.get(key) ?? emptySpot(playbook, step, known.title);
      spots.set(key, spot);
      include(spot, one.name, slots, known);
    }
  }
  return [...spots.values()].filter(isWeak).sort(worstFirst);
}

function slotsByStep({ state }: CaseInView): Map<string, Slot[]> {
  const steps = new Map<string, Slot[]>();
  for (const slot of state.slots.values()) {
    if (!hasBegun(slot)) continue;
    const { step } = slot.instance;
    steps.set(step, [...(steps.get(step) ?? []), slot]);
  }
  return steps;
}

function emptySpot(playbook: string, step: string, title: string): WeakSpot {
  return { playbook, step, title, cases: 0, left: 0, forced: 0, late: 0, timed: 0, took: [], reasons: [] };
}

function include(
  spot: WeakSpot,
  name: string,
  slots: readonly Slot[],
  step: Playbook['steps'][string],
): void {
  const left = slots.flatMap(leftBy);
  const forced = slots.flatMap(forcedBy);
  const took = slots.flatMap(tookOf).sort((a, b) => a - b);
  spot.cases++;
  if (left.length > 0) spot.left++;
  if (forced.length > 0) spot.forced++;
  const longest = took.at(-1);
  if (step.due && longest !== undefined) {
    spot.timed++;
    if (longest > step.due.ms) spot.late++;
    spot.took = [...spot.took, longest].sort((a, b) => a - b);
  }
  const said = [...left, ...forced].flatMap(record => {
    const text = reasonIn(record);
    return text === '' ? [] : [{ case: name, text, at: record.ts }];
  });
  spot.reasons = [...spot.reasons, ...said].sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** The entry by which a step was left out, as the case stands. */
function leftBy(slot: Slot): Recorded[] {
  const settled = slotSettled(slot);
  if (settled.kind !== 'final') return [];
  return ['skipped', 'dropped', 'failed', 'not-sent', 'declined'].includes(settled.word) ? [settled.by] : [];
}

function forcedBy({ turns }: Slot): Recorded[] {
  return turns.flatMap(({ opened, overrides }) => [
    ...overrides,
    ...opened.filter(r => r.type === 'step.opened' && r.data.why === 'out-of-turn'),
  ]);
}

/** From the first opening to the ending, of turns that people brought to their end. */
function tookOf({ turns }: Slot): number[] {
  return turns.flatMap(turn => {
    const [opened] = turn.opened;
    const settled = settle(turn);
    if (
      !opened ||
      settled.kind !== 'final' ||
      ['skipped', 'dropped', 'not-applicable'].includes(settled.word)
    )
      return [];
    const ended = settled.by.occurred?.at ?? settled.by.ts;
    return [Math.max(0, Date.parse(ended) - Date.parse(opened.ts))];
  });
}

function reasonIn({ data }: Recorded): string {
  return 'reason' in data && typeof data.reason === 'string' ? data.reason.trim() : '';
}

function isWeak({ left, forced, late }: WeakSpot): boolean {
  return left + forced + late > 0;
}

function worstFirst(a: WeakSpot, b: WeakSpot): number {
  const weight = ({ left, forced, late }: WeakSpot) => 2 * (left + forced) + late;
  return weight(b) - weight(a) || (`${a.playbook}/${a.step}` < `${b.playbook}/${b.step}` ? -1 : 1);
}
