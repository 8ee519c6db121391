import type { Duration } from './playbook.ts';

/** Answers for a playbook: a scripted run, and a test of the playbook where it says what to expect. */
export interface Walkthrough {
  /** Id of the playbook. */
  playbook: string;
  name?: string;
  /** Where the simulated clock starts: ISO 8601, UTC. */
  start: string;
  mode: 'live' | 'drill';
  role?: string;
  /** As entered: an input's type reads them. */
  inputs: Record<string, Entry>;
  severity?: string;
  /** Person by role. */
  roles: Record<string, string>;
  /** Per step id, `*` for any other: one answer for each pass, the last for every further one. */
  answers: Record<string, Answer[]>;
  /** Per step id and value that it is opened for, `*` for any other value. */
  answersByItem: Record<string, Record<string, Answer[]>>;
  /** By inject of the exercise, `*` for any other: how long after it came it is taken in, and what is answered. Without it, at once. */
  injects?: Record<string, { after?: Duration; answer?: string }>;
  close?: { reason: string };
  expect?: Expectation;
}

/** A value as written, or a list of them. */
export type Entry = string | string[];

/** What is answered when a step asks. One without anything is `done`. */
export interface Answer {
  /** Also where the answer is a bare word that is not `done`. */
  option?: string;
  reason?: string;
  authority?: string;
  /** Files relative to the walkthrough; `evidence` where the entry says which. */
  attach: { evidence?: string; path: string }[];
  /** Where it is held, by evidence id. */
  held: Record<string, string>;
  /** Checklist entries that do not apply. */
  na: string[];
  note?: string;
  /** When it really happened: ISO 8601, UTC. */
  at?: string;
  /** When a milestone that the step marks really happened: ISO 8601, UTC. */
  marks: Record<string, string>;
  /** Simulated time it takes. */
  after?: Duration;
  skip?: string;
  fail?: string;
  /** The receipt. */
  sent?: string;
  notSent?: string;
  /** Who approves or denies; without, who has the role. */
  approver?: string;
  /** The exit code that a command gave: it is never run. 0 without it. */
  exit?: number;
  /** Why a command is declined. */
  declined?: string;
  /** Why an approval is denied. */
  denied?: string;
  /** What a review finds, to its questions in their order. */
  findings: string[];
  /** `due` is a day, UTC. */
  actions: {
    what: string;
    owner: string;
    due: string;
    kind: 'prevent' | 'detect' | 'respond' | 'playbook';
  }[];
  /** The second person, where the step wants one. */
  witness?: string;
  to?: string;
  early?: string;
  /** Steps whose measures are lifted; all where neither this nor `keep` is there. */
  lift: string[];
  /** Why a measure is kept, by the step's id. */
  keep: Record<string, string>;
  override?: string;
  severity?: string;
  /** ISO 8601, UTC, by name. */
  milestones: Record<string, string>;
  /** When a deadline was met, ISO 8601, UTC, by the clock's id. */
  met: Record<string, string>;
  /** Whether a deadline applies, by the clock's id. */
  clockApplies: Record<string, 'yes' | 'no'>;
  roles: Record<string, string>;
  applies?: 'yes' | 'no';
  /** Everything else that the map holds: values of inputs. */
  inputs: Record<string, Entry>;
}

export interface Expectation {
  outcome?: 'closed' | 'open';
  /** Step ids in order; `...` stands for any. */
  path?: string[];
  opened?: string[];
  neverOpened?: string[];
  /** Option by decision. */
  decisions?: Record<string, string>;
  measuresInForce?: string[];
  overrides?: string[];
  milestones?: string[];
  clocks?: Record<string, { state?: string; margin?: string }>;
}
