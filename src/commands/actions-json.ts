import { actionsOf, actionView } from '../engine/actions.ts';
import type { CaseState } from '../engine/state.ts';

/** The actions of a case as programs read them; `id` is that of the entry that added it, `by` who did. */
export function actionsJson(state: CaseState, now: number) {
  return actionsOf(state).map(action => ({
    id: action.id,
    ...actionView(action, now),
    by: action.added.actor.name,
  }));
}
