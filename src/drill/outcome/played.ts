import type { Recorded } from '../../engine/event.ts';
import type { Render } from '../../engine/renderer.ts';
import { type CaseState, closedAt } from '../../engine/state.ts';
import type { DrillState } from '../drill-state.ts';
import type { Scenario } from '../scenario.ts';

/** An exercise as its record has it: what everything that comes out of it is worked out from. */
export interface Played {
  scenario: Scenario;
  drill: DrillState;
  state: CaseState;
  /** In case order. */
  records: readonly Recorded[];
  render: Render;
  /** Up to when it is looked at, by the story's time in milliseconds since 1970 UTC: see `lookedAt`. */
  until: number;
}

/** A closed exercise is looked at as it was when it was closed: later it says the same. */
export function lookedAt(state: CaseState, storyNow: number): number {
  const closed = closedAt(state);
  return closed === undefined ? storyNow : Date.parse(closed);
}

/** How an entry is cited, as reports do. */
export function citation({ w, seq }: Pick<Recorded, 'w' | 'seq'>): string {
  return `${w} #${seq}`;
}

/** What a person at the table did; nothing that the program did of itself, and nothing of the controller's. */
export function isPlayersAct({ auto, type }: Recorded): boolean {
  return !auto && !beside.has(type);
}

const beside: ReadonlySet<Recorded['type']> = new Set([
  'case.opened',
  'case.joined',
  'session.started',
  'session.ended',
  'drill.started',
  'drill.clock',
  'inject.delivered',
  'inject.held',
  'inject.dropped',
  'hint.given',
  'expectation.judged',
  'observation.added',
  'objective.rated',
]);
