import type { Run } from '../drill/outcome/compare-runs.ts';
import type { Expressions } from '../engine/expressions.ts';
import { type CaseState, modeOf } from '../engine/state.ts';

/** One of many cases, as an overview looks at it. */
export interface CaseInView {
  name: string;
  state: CaseState;
  expressions: Expressions;
  /** What time it is in the case, in milliseconds since 1970 UTC: of an exercise, its story's. */
  now: number;
  /** What it came to, where it played a scenario and is closed: before that only its controller may know. */
  run?: Run;
}

/** The id of the playbook that it was opened with. */
export function playbookOf({ state }: CaseInView): string {
  return state.opened.id;
}

/** The types of incident that it counts for; its playbook's id where that names none. */
export function typesOf({ state }: CaseInView): string[] {
  return state.opened.incidentTypes.length > 0 ? state.opened.incidentTypes : [state.opened.id];
}

export function isDrill({ state }: CaseInView): boolean {
  return modeOf(state) === 'drill';
}

/**
 * When it was opened, ISO 8601 in UTC; empty where the entry that opens it is not there. A drill was held when people sat down to it,
 * whatever time its story tells.
 */
export function openedAt(one: CaseInView): string {
  const [opening] = one.state.openings;
  if (!opening) return '';
  return isDrill(one) ? new Date(opening.hlc[0]).toISOString() : opening.ts;
}
