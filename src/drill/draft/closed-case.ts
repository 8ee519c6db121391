import type { Recorded } from '../../engine/event.ts';
import { type CaseState, closedAt, happenedAt } from '../../engine/state.ts';
import { correctionsOf } from '../../report/corrections.ts';
import { withoutPrivileged } from '../../report/kinds-of-entry.ts';
import { teller } from '../../report/tell.ts';
import { coverOf } from './cover.ts';
import type { ToDraft } from './draft-scenario.ts';
import { areaOf, type ClosedCase } from './drafted.ts';
import { oneLine } from './one-line.ts';

/** A case as drafts read it. */
export function closedCase({ state, records, render, played }: ToDraft): ClosedCase {
  const { cover, hidden } = coverOf(state, records);
  const opened = Date.parse(state.openings[0]?.ts ?? '');
  const ended = Date.parse(closedAt(state) ?? '');
  const told = withoutPrivileged(records);
  return {
    state,
    played,
    cover,
    hidden,
    records: told.filter(record => !isOfReview(record, state)),
    teller: teller(state, correctionsOf(told), render),
    say: (text, at) => oneLine(cover(render(text, at)) ?? 'withheld'),
    since: record => {
      const at = Date.parse(happenedAt(state, record));
      return Math.min(Math.max(0, at - opened), Math.max(0, ended - opened));
    },
  };
}

function isOfReview({ at }: Recorded, { playbook }: CaseState): boolean {
  const step = at && playbook.steps[at.step];
  return step !== undefined && areaOf(playbook, step) === undefined;
}
