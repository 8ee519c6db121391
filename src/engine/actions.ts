import type { ActionData, Recorded } from './event.ts';
import type { CaseState } from './state.ts';

/** Work that came out of the case, and what has become of it. */
export interface OwnedAction extends ActionData {
  /** Of the entry that added it. */
  id: string;
  added: Recorded;
  state: 'open' | 'done' | 'dropped';
  /** The entry that ended it. */
  word?: Recorded;
}

/** All of them as they were added. Done beats dropped, whoever said which first. */
export function actionsOf(state: CaseState): OwnedAction[] {
  return state.actions.map(added => {
    const words = state.actionWords.get(added.id) ?? [];
    const done = words.find(r => r.type === 'action.done' && !r.data.dropped);
    const word = done ?? words[0];
    const standing = done ? 'done' : word ? 'dropped' : 'open';
    return { ...added.data, id: added.id, added, state: standing, ...(word ? { word } : {}) };
  });
}

/** Those still to be done, the first due first. */
export function openActions(state: CaseState): OwnedAction[] {
  const open = actionsOf(state).filter(action => action.state === 'open');
  return open.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

/** Its day is over. `now` in milliseconds since 1970 UTC, of an exercise too the wall's: its actions are done in earnest, whatever day its story has. */
export function isOverdue({ state, due }: OwnedAction, now: number): boolean {
  return state === 'open' && new Date(now).toISOString().slice(0, 10) > due;
}

/** An action as programs and tables read it. Plain data. */
export interface ActionView extends Pick<OwnedAction, 'what' | 'owner' | 'kind' | 'state'> {
  /** A day, UTC: `2026-12-31`. */
  due: string;
  overdue: boolean;
  /** ISO 8601, UTC. */
  added: string;
  ended: string | null;
}

/** `now` in milliseconds since 1970 UTC. */
export function actionView(action: OwnedAction, now: number): ActionView {
  const { what, owner, due, kind, state, added, word } = action;
  return {
    what,
    owner,
    due,
    kind,
    state,
    overdue: isOverdue(action, now),
    added: added.ts,
    ended: word?.ts ?? null,
  };
}
