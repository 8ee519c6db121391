import type { Expressions } from '../engine/expressions.ts';
import { type CaseState, modeOf } from '../engine/state.ts';

/** One of many cases, as an overview looks at it. */
export interface CaseInView {
  name: string;
  state: CaseState;
  expressions: Expressions;
}

/** The id of the playbook that it was opened with. */
export function playbookOf({ state }: CaseInView): string {
  return state.opened.id;
}

export function isDrill({ state }: CaseInView): boolean {
  return modeOf(state) === 'drill';
}

/** When it was opened, ISO 8601 in UTC; empty where the entry that opens it is not there. */
export function openedAt({ state }: CaseInView): string {
  return state.openings[0]?.ts ?? '';
}
