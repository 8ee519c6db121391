import { delivery, dueInjects, lateDrop } from '../../src/drill/director.ts';
import { drillOf } from '../../src/drill/drill-state.ts';
import { loadScenario } from '../../src/drill/load-scenario.ts';
import type { Scenario } from '../../src/drill/scenario.ts';
import type { Draft, Recorded } from '../../src/engine/event.ts';
import { replay } from '../../src/engine/reduce.ts';
import { type CaseState, emptyState } from '../../src/engine/state.ts';
import { loadPlaybook } from '../../src/playbook/load-playbook.ts';
import type { Playbook } from '../../src/playbook/playbook.ts';
import { doorText, scenarioText } from './scenario-text.ts';

export const door = loadPlaybook(doorText, 'door.yaml').playbook as Playbook;

/** The scenario of these injects, which must be sound. */
export function scenarioOf(injects: string, more = ''): Scenario {
  const { scenario, findings } = loadScenario(scenarioText(injects, more), 'door-at-night.yaml', door);
  if (!scenario) throw new Error(findings.map(({ message }) => message).join('\n'));
  return scenario;
}

export const storyStart = Date.parse('2026-11-21T02:10:00Z');
export const minutes = (count: number): number => count * 60_000;

/** The record of an exercise, written by hand: what `at` says stands at that minute of drill time. */
export class PlayRecord {
  readonly scenario: Scenario;
  readonly records: Recorded[] = [];

  constructor(scenario: Scenario, seed = 's') {
    this.scenario = scenario;
    const { id, version, title, clock } = scenario;
    this.add(0, {
      type: 'drill.started',
      data: {
        scenario: { id, version, title, digest: '' },
        seed,
        clock: clock.mode,
        scale: clock.scale,
        story: clock.storyStart,
        solo: true,
      },
    });
  }

  get state(): CaseState {
    return replay(emptyState(door), this.records);
  }

  at(minute: number, ...drafts: Draft[]): this {
    for (const draft of drafts) this.add(minute, draft);
    return this;
  }

  /** A step of the first pass has come to an end, or something else was recorded of it. */
  step(minute: number, step: string, draft: Draft = { type: 'step.completed', data: {} }): this {
    return this.at(minute, { ...draft, at: { in: '', step, pass: 1, redo: 0 } });
  }

  /** What the director wants at that minute, as `deliver i010`. */
  due(minute: number): string[] {
    const { state } = this;
    const drill = drillOf(state.exercise);
    if (!drill) throw new Error('no exercise');
    return dueInjects(this.scenario, drill, state, storyStart + minutes(minute)).map(
      ({ act, inject }) => `${act} ${inject.id}`,
    );
  }

  /** Lets the director have its way at that minute, until it wants nothing more; gives what it did. */
  direct(minute: number): string[] {
    const done: string[] = [];
    for (;;) {
      const { state } = this;
      const drill = drillOf(state.exercise);
      const next = drill && dueInjects(this.scenario, drill, state, storyStart + minutes(minute))[0];
      if (!next) return done;
      this.add(minute, next.act === 'deliver' ? delivery(next.inject, 'trigger') : lateDrop(next.inject));
      done.push(`${next.act} ${next.inject.id}`);
    }
  }

  private add(minute: number, draft: Draft): void {
    const seq = this.records.length;
    const at = storyStart + minutes(minute);
    this.records.push({
      ...draft,
      w: 'dana',
      seq,
      id: `dana-${seq}`,
      ts: new Date(at).toISOString(),
      mono: seq,
      hlc: [at, seq],
      actor: { name: 'dana' },
      known: {},
    });
  }
}
