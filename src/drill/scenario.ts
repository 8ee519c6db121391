import type { Duration, Value } from '../playbook/playbook.ts';

/** An exercise laid over a playbook, as `schemas/scenario.schema.json` has it: plain JSON. Durations are drill time. */
export interface Scenario {
  id: string;
  title: string;
  version: string;
  summary: string;
  playbook: { id: string; version?: string };
  duration: Duration;
  clock: { mode: 'real' | 'scaled' | 'manual'; scale: number; storyStart: string };
  /** Absent: drawn when the exercise starts. */
  seed?: string;
  overview: { scope: string; threat: string; sponsor: string; contact: string };
  objectives: Objective[];
  roles: { id: string; brief: string; required: boolean }[];
  /** Answers that the case opens with. */
  inputs: Record<string, Value>;
  facts: Fact[];
  injects: Inject[];
  pools: Pool[];
  hotWash: string[];
}

export interface Objective {
  id: string;
  text: string;
  /** The core capability (HSEEP) that it belongs to. */
  capability: string;
  target: string;
}

/** What players learn only when they ask. */
export interface Fact {
  id: string;
  ask: string;
  text: string;
  from: string;
  /** The inject before which nobody can know it. */
  after?: string;
}

export interface Inject {
  id: string;
  type: 'contextual' | 'contingency' | 'decision' | 'question';
  /** Absent for one that a pool draws and that needs nothing else. */
  when?: Trigger;
  /** What becomes of it where its time comes and the rest of its trigger does not hold. */
  late: 'defer' | 'drop' | 'fire';
  channel: string;
  from: string;
  /** Roles; empty: everybody. */
  to: string[];
  text: string;
  raises: string[];
  expect: Expectation[];
  questions: string[];
  /** For the controller alone: no text of it ever reaches what players see. */
  trainer: { answer: string; hints: string[]; watchFor: string[] };
}

export interface Expectation {
  id: string;
  objective: string;
  /** From when its inject was acknowledged; unread, from when it was delivered. */
  within: Duration;
  critical: boolean;
  metBy: Mark | { kind: 'manual' };
  text: string;
}

/** Something that the record shows. */
export type Mark =
  | { kind: 'step'; step: string; state: StepState }
  | { kind: 'decision'; decision: string; option?: string }
  | { kind: 'milestone'; milestone: string };

export type StepState = 'opened' | 'ended' | 'completed' | 'skipped' | 'failed';

export type Trigger =
  | Mark
  | { kind: 'at'; at: Duration }
  | { kind: 'after'; inject: string; wait?: Duration }
  | { kind: 'expectation'; expectation: string; state: 'met' | 'late' | 'missed' }
  | { kind: 'flag'; flag: string }
  | { kind: 'idle'; idle: Duration }
  | { kind: 'all' | 'any'; of: Trigger[] }
  | { kind: 'not'; of: Trigger };

/** Injects of which a seed draws some. */
export interface Pool {
  id: string;
  draw: number;
  between: [Duration, Duration];
  injects: string[];
}

/** In what role a controller records, so that it can be told from what players do. */
export const controllerRole = 'controller';
