import type { ClockState } from '../engine/clocks/deadline.ts';
import type { EventType, ObservableKind } from '../engine/event.ts';
import type { Correction } from './corrections.ts';
import type { Duration } from './durations.ts';
import type { Entry } from './entry.ts';

/**
 * Everything a report says, as plain data: every format is drawn from it, and `schemas/case-report.schema.json` describes it.
 * Times are ISO 8601, UTC; durations milliseconds; what was not recorded is null or empty.
 */
export interface CaseReport {
  version: 1;
  /** When the report was made. */
  made: string;
  /** Names, sensitive values and what is marked above TLP:AMBER were taken out. */
  redacted: boolean;
  case: {
    id: string;
    name: string;
    mode: 'live' | 'drill';
    state: 'open' | 'closed';
    playbook: { id: string; title: string; version: string; digest: string };
    opened: string;
    /** When it was closed, as it stands; null while it is open. */
    closed: string | null;
    severity: string;
    /** What that severity means, in the playbook's words. */
    severityMeans: string;
    incidentTypes: string[];
    /** `amber`, as the playbook is marked; empty where it is not. */
    tlp: string;
  };
  milestones: ReportedMilestone[];
  durations: Duration[];
  phases: PhaseSpan[];
  answers: { name: string; ask: string; value: string }[];
  /** Those of the answers that are of money or hours. */
  costs: { name: string; ask: string; value: string }[];
  people: { role: string; person: string }[];
  /** Who recorded, and from when to when. */
  recorders: { person: string; entries: number; first: string; last: string }[];
  handovers: HandOver[];
  decisions: Decision[];
  /** What was consciously not done: skipped, dropped, overridden, declined, not sent, found not to apply. */
  refrained: Told[];
  notifications: Notice[];
  commands: Told[];
  clocks: ReportedClock[];
  measures: ReportedMeasure[];
  observables: ReportedObservable[];
  evidence: ReportedEvidence[];
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
  /** Every step that was opened or came to something, one for each of its turns, as they began. */
  steps: StepSpan[];
  /** The playbook's steps in its order, and what the case made of each. */
  path: PathStep[];
  /** Entries left out because they are privileged. */
  withheld: number;
  integrity: { w: string; lines: number; head: string }[];
  /** What `tocsin verify` says of the record at the time of the report. */
  verdict: {
    intact: boolean;
    /** Held against heads that were kept elsewhere, and matching. */
    anchored: boolean;
    notCovered: string[];
  };
  /** What keeps the record from being whole, one sentence each. */
  problems: string[];
}

/** `former` are the times that were said before and no longer count, oldest first. */
export interface ReportedMilestone {
  name: string;
  at: string;
  precision: string;
  recorded: string;
  by: string;
  former: { at: string; by: string; recorded: string }[];
}

/** From the first opening of a step in the phase to the last end of one; `to` and `ms` are null while one is open. */
export interface PhaseSpan {
  id: string;
  title: string;
  stage: string;
  from: string | null;
  to: string | null;
  ms: number | null;
}

export interface HandOver {
  offered: string;
  from: string;
  to: string;
  brief: string;
  /** Titles of the roles that go over with it. */
  roles: string[];
  taken: string | null;
  takenBy: string;
}

/** `latency` is the time from the question's opening to the answer, as it happened. */
export interface Decision extends Told {
  kind: 'decision' | 'approval' | 'conflict' | 'severity' | 'clock';
  chosen: string;
  /** Labels of the other options there were. */
  otherwise: string[];
  authority: string;
  reason: string;
  latency: number | null;
  /** One for a manager's eyes: the step is critical, or wants somebody's authority. */
  weighty: boolean;
}

/** A notice that was sent, or a deadline that was met otherwise. `digest` is the SHA-256 of the text as it went out. */
export interface Notice extends Told {
  sent: boolean;
  to: string;
  /** By which way: `by phone`. */
  channel: string;
  receipt: string;
  digest: string;
  /** Ids of the deadlines that it met. */
  meets: string[];
}

export interface ReportedMeasure {
  what: string;
  undo: string;
  since: string;
  state: 'in-force' | 'kept' | 'lifted';
  word: string;
  /** When it was lifted. */
  lifted: string | null;
  by: string;
}

export interface ReportedEvidence {
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
  from: string;
  to: string;
  step: string;
  ref: string;
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

/** Something technical that was seen, as it is: whoever shows it to people defangs it. */
export interface ReportedObservable {
  kind: ObservableKind;
  value: string;
  /** `malicious`: the attacker's, an indicator. `affected`: one's own that was hit. */
  verdict: 'malicious' | 'affected' | 'unknown';
  comment: string;
  /** The question whose answer it is; empty where it was recorded by itself. */
  answers: string;
  at: string;
  by: string;
  step: string;
  ref: string;
}

/** One turn of a step. `outcome` is how it ended: `done`, `chosen`, `sent`, `skipped`...; `open`, or `conflict`. */
export interface StepSpan {
  name: string;
  step: string;
  title: string;
  kind: string;
  phase: string;
  opened: string | null;
  ended: string | null;
  outcome: string;
  by: string;
}

/** `depth` counts the groups around it, a phase being 0. `outcome` is empty where the case never came to it. */
export interface PathStep {
  id: string;
  title: string;
  kind: string;
  depth: number;
  phase: string;
  /** How often it was opened or ended. */
  turns: number;
  outcome: string;
  options: { id: string; label: string; chosen: number; leadsTo: string }[];
}

/** One entry: when it happened (as told, else as recorded), by whom, and what. `ref` names the line of the record. */
export interface Told extends Entry {
  type: EventType;
  /** The entry's own. */
  id: string;
  at: string;
  recorded: string;
  by: string;
  step: string;
  ref: string;
}
