import type { CaseState } from '../engine/state.ts';
import { given } from '../given.ts';
import { type PendingInject, pendingInjects, situationOf } from './director.ts';
import type { DrillState } from './drill-state.ts';
import type { Inject, Scenario } from './scenario.ts';
import { heldSince, type Situation, timesAhead } from './triggers.ts';
import { waitsFor } from './waits-for.ts';

/** Where an inject stands. Times are the story's, in milliseconds since 1970 UTC. */
export interface Prospect {
  inject: Inject;
  /** `undrawn`: its pool did not draw it. `pending`: it may still come. */
  state: 'delivered' | 'pending' | 'dropped' | 'undrawn';
  held: boolean;
  /** When it came; when it is to come, as far as time decides that. */
  at?: number;
  /** What it still waits for, in words. */
  waits: string[];
}

/** Every inject, in the order in which a controller goes through them: those that came, those to come, the soonest first, the others. */
export function outlookOf(scenario: Scenario, drill: DrillState, state: CaseState, now: number): Prospect[] {
  const situation = situationOf(scenario, drill, state, now);
  const pending = new Map(pendingInjects(scenario, drill).map(each => [each.inject.id, each]));
  return scenario.injects
    .map(inject => prospectOf(inject, pending.get(inject.id), situation))
    .sort(asTheyCome);
}

function prospectOf(inject: Inject, pending: PendingInject | undefined, situation: Situation): Prospect {
  const { drill, now } = situation;
  const came = drill.delivered.get(inject.id);
  if (came) return { inject, state: 'delivered', held: false, at: Date.parse(came.ts), waits: [] };
  if (!pending) {
    const state = drill.dropped.has(inject.id) ? 'dropped' : 'undrawn';
    return { inject, state, held: false, waits: [] };
  }
  const { held, drawn, expected } = pending;
  const ahead = inject.when ? timesAhead(inject.when, situation) : [];
  const since = inject.when && heldSince(inject.when, situation);
  const at = expected ?? since ?? (ahead.length > 0 ? Math.min(...ahead) : undefined);
  const early = drawn !== undefined && drawn > now;
  const waits = early || !inject.when ? [] : waitsFor(inject.when, situation);
  return { inject, state: 'pending', held, waits, ...given({ at }) };
}

function asTheyCome(a: Prospect, b: Prospect): number {
  return order[a.state] - order[b.state] || (a.at ?? Infinity) - (b.at ?? Infinity) || 0;
}

const order: Record<Prospect['state'], number> = { delivered: 0, pending: 1, dropped: 2, undrawn: 3 };
