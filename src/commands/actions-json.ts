import { actionsOf, isOverdue } from '../engine/actions.ts';
import type { CaseState } from '../engine/state.ts';

/** The actions of a case as programs read them; `id` is that of the entry that added it. */
export function actionsJson(state: CaseState, now: number) {
  return actionsOf(state).map(action => {
    const { id, what, owner, due, kind, state, added, word } = action;
    return {
      id,
      what,
      owner,
      due,
      kind,
      state,
      overdue: isOverdue(action, now),
      added: added.ts,
      by: added.actor.name,
      ended: word?.ts ?? null,
    };
  });
}
