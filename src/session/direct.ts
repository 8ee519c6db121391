import { delivery, dueInjects, lateDrop } from '../drill/director.ts';
import { drillOf } from '../drill/drill-state.ts';
import type { Scenario } from '../drill/scenario.ts';
import type { Recorded } from '../engine/event.ts';
import { isClosed } from '../engine/state.ts';
import type { CaseSession } from './case-session.ts';

/** Lets the director have its way as the case stands: records what is to be delivered or dropped now, and what that brings about in turn. */
export function direct(session: CaseSession, scenario: Scenario): Recorded[] {
  const recorded: Recorded[] = [];
  while (!isClosed(session.state)) {
    const drill = drillOf(session.state.exercise);
    const [next] = drill ? dueInjects(scenario, drill, session.state, session.now) : [];
    if (!next) break;
    const draft = next.act === 'deliver' ? delivery(next.inject, 'trigger') : lateDrop(next.inject);
    recorded.push(...session.record({ kind: 'exercise', draft }));
  }
  return recorded;
}

/** The scenario that a case plays, as it keeps it; nothing where it plays none, or has not its text whole. */
export async function scenarioOf({ state, store }: CaseSession): Promise<Scenario | undefined> {
  const digest = drillOf(state.exercise)?.started.data.scenario.digest;
  const text = digest === undefined ? undefined : store.textOf(digest);
  if (text === undefined) return undefined;
  const { loadScenario } = await import('../drill/load-scenario.ts');
  return loadScenario(text, 'scenario').scenario;
}
