import type { Recorded } from '../../engine/event.ts';
import { settle } from '../../engine/outcome.ts';
import type { CaseState } from '../../engine/state.ts';

/** A decision or an approval that was taken up again and came out otherwise. */
export interface Reversal {
  step: string;
  from: string;
  to: string;
  before: Recorded;
  after: Recorded;
}

export function reversalsIn({ slots, playbook }: CaseState): Reversal[] {
  const reversals: Reversal[] = [];
  for (const { instance, turns } of slots.values()) {
    const kind = playbook.steps[instance.step]?.kind;
    if (kind !== 'decision' && kind !== 'approve') continue;
    let former: { word: string; by: Recorded } | undefined;
    for (const turn of turns) {
      const settled = settle(turn);
      if (settled.kind !== 'final') continue;
      const word = settled.option ?? settled.word;
      if (former && former.word !== word)
        reversals.push({
          step: instance.step,
          from: former.word,
          to: word,
          before: former.by,
          after: settled.by,
        });
      former = { word, by: settled.by };
    }
  }
  return reversals;
}
