import type { ClockState } from '../engine/clocks/deadline.ts';
import type { Correction } from './corrections.ts';
import type { Duration } from './durations.ts';
import type { Entry } from './entry.ts';

/** Everything a report says, as plain data: every format is drawn from it. Times are ISO 8601, UTC. */
export interface CaseReport {
  version: 1;
  case: {
    id: string;
    name: string;
    mode: 'live' | 'drill';
    state: 'open' | 'closed';
    playbook: { id: string; title: string; version: string; digest: string };
    opened: string;
    severity: string;
  };
  milestones: { name: string; at: string; precision: string; recorded: string; by: string }[];
  durations: Duration[];
  answers: { name: string; ask: string; value: string }[];
  people: { role: string; person: string }[];
  decisions: Told[];
  notifications: Told[];
  commands: Told[];
  clocks: ReportedClock[];
  measures: { what: string; undo: string; since: string; state: string; word: string }[];
  evidence: {
    what: string;
    id: string;
    name: string;
    sha256: string;
    size: number | null;
    held: string;
    at: string;
    by: string;
    /** Steps that had destroyed it before it was recorded. */
    late: string;
  }[];
  deviations: Told[];
  findings: { question: string; text: string; at: string; by: string; step: string; ref: string }[];
  /** `due` is a day, UTC; `word` what was said when it was ended. */
  actions: {
    what: string;
    owner: string;
    due: string;
    kind: string;
    state: 'open' | 'done' | 'dropped';
    word: string;
    ref: string;
  }[];
  open: { name: string; title: string; why: string }[];
  corrections: Correction[];
  timeline: Told[];
  /** Entries left out because they are privileged. */
  withheld: number;
  integrity: { w: string; lines: number; head: string }[];
  /** What keeps the record from being whole, one sentence each. */
  problems: string[];
}

/** A deadline. `margin` is milliseconds, negative where it was met too late; what is not known is null. */
export interface ReportedClock {
  id: string;
  title: string;
  regime: string;
  state: ClockState;
  anchor: string | null;
  due: string | null;
  met: string | null;
  margin: number | null;
  source: string;
  notes: string[];
}

/** One entry: when it happened (as told, else as recorded), by whom, and what. `ref` names the line of the record. */
export interface Told extends Entry {
  at: string;
  recorded: string;
  by: string;
  step: string;
  ref: string;
}
