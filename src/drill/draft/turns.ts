import type { Recorded } from '../../engine/event.ts';
import { caseOrder } from '../../engine/order.ts';
import { settle } from '../../engine/outcome.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { ClosedCase } from './drafted.ts';

/** What people did at a step, in all its passes and for all its values. */
export interface DoneStep {
  step: Step;
  /** When it came up first, in milliseconds since the case was opened. */
  opened: number;
  /** What ended it, the first first; approvals that were refused are among it, what was skipped or failed is not. */
  endings: Recorded[];
}

/** The steps of a kind that somebody performed, in the order in which they came up. */
export function turnsOf(
  { state, records, since }: ClosedCase,
  isWanted: (step: Step) => boolean,
): DoneStep[] {
  const told = new Set(records);
  const done = new Map<string, DoneStep>();
  for (const { instance, turns } of state.slots.values()) {
    const step = state.playbook.steps[instance.step];
    if (!step || !isWanted(step)) continue;
    for (const turn of turns) {
      const settled = settle(turn);
      if (settled.kind !== 'final' || settled.by.auto || !performed.has(settled.word)) continue;
      if (!told.has(settled.by)) continue;
      const opened = Math.min(...[...turn.opened, settled.by].map(since));
      const known = done.get(step.id) ?? { step, opened, endings: [] };
      done.set(step.id, {
        step,
        opened: Math.min(known.opened, opened),
        endings: [...known.endings, settled.by].sort(caseOrder),
      });
    }
  }
  return [...done.values()].sort((a, b) => a.opened - b.opened);
}

/** What a step is called for all its values together; where its title needs one of them, for the first. */
export function titleOf({ say }: ClosedCase, { step: { id, title }, endings: [first] }: DoneStep): string {
  const whole = say(title, { in: '', step: id, pass: 1, redo: 0 });
  return whole.includes('‹ask:') ? say(title, first?.at) : whole;
}

const performed: ReadonlySet<string> = new Set(['done', 'chosen', 'sent', 'ran', 'approved', 'denied']);
