import type { Calendar } from '../playbook/calendar.ts';
import type { Value } from '../playbook/playbook.ts';

/**
 * Which opening of which step. Written `step`, `step#2` (second pass), `step#2.1` (reopened once), `step[host-7]` (of an `each`),
 * behind a scope: `revoke[host-7]/reset`. The scope names the nearest enclosing instance that is not a plain first one,
 * so equal names mean the same thing whoever wrote them.
 */
export interface Instance {
  /** The enclosing instance's name, `''` at the top. */
  in: string;
  step: string;
  pass: number;
  redo: number;
  item?: string;
}

/** When something really happened, as told by a person, apart from when it was recorded. */
export interface Occurred {
  /** ISO 8601, UTC. */
  at: string;
  precision: 'second' | 'minute' | 'hour' | 'day' | 'approximate';
}

export interface Actor {
  name: string;
  role?: string;
}

export interface Evidence {
  /** The playbook's evidence id that it answers, if any. */
  id?: string;
  what: string;
  from?: string;
  to?: string;
  /** A copied file: its SHA-256 in hex, bytes and original name. */
  sha256?: string;
  size?: number;
  name?: string;
  /** Not copied: where it is held. */
  held?: string;
}

/** What happened, past tense. `Events[type]` is the event's data; FLOW's table is its source. */
export interface Events {
  'case.opened': {
    name: string;
    /** SHA-256 of the playbook's text, and of its compiled JSON as the case carries it. */
    playbook: { id: string; version: string; digest: string; compiled: string };
    mode: 'live' | 'drill';
    scripted: boolean;
    nonce: string;
    inputs: Record<string, Value>;
    /** What its clocks count in, by id: the same dates wherever the case is read. */
    calendars?: Record<string, Calendar>;
    tool: string;
    format: 1;
  };
  /** First line of every log but the one that opens the case: pins it. */
  'case.joined': { opened: { w: string; hash: string } };
  'step.opened': {
    read?: Record<string, Value>;
    reason?: string;
    why?: 'out-of-turn' | 'redo' | 'again' | 'applies';
    /** An approval that opened of itself: whose act brought it up. */
    asker?: string;
    /** What an included fragment or a called playbook was given for its inputs. */
    with?: Record<string, Value>;
    /** The playbook that it calls: id, version, and the SHA-256 of its text. */
    calls?: { id: string; version: string; digest: string };
  };
  'step.not-applicable': { read?: Record<string, Value>; reason?: string };
  'step.completed': Outcome & { early?: boolean; measure?: { what: string; undo: string } };
  'step.failed': { reason: string };
  'step.skipped': { reason: string };
  'step.dropped': { reason: string };
  'decision.made': Outcome & {
    option: string;
    suggested?: string[];
    sets?: Record<string, Value>;
  };
  'notification.sent': Outcome & { to: string; by?: string; receipt?: string; text: string; digest: string };
  'notification.not-sent': { reason: string };
  /** A person has seen the command and consents: it is about to run. */
  'command.started': CommandStart;
  'command.ended': Outcome & CommandEnd & { measure?: { what: string; undo: string } };
  'command.declined': { reason: string };
  'approval.given': Outcome & Approver;
  'approval.denied': Approver & { reason: string };
  'checklist.ticked': { entry: string; state: 'done' | 'not-applicable' | 'open' };
  'evidence.added': Evidence;
  /** What was found out for next time; `question` is the text of the review's that it answers. */
  'finding.added': { text: string; question?: string };
  'action.added': ActionData;
  /** `of` is the id of the entry that added it, `what` what was to be done. */
  'action.done': { of: string; what: string; dropped?: true; reason?: string };
  'note.added': { text: string; privileged?: boolean };
  'observable.added': ObservableData;
  /** It is none of this case's after all, whoever had recorded it and whichever answer gave it. */
  'observable.withdrawn': Pick<ObservableData, 'kind' | 'value'> & { reason: string };
  /** `null` takes the value back. */
  'input.set': { name: string; value: Value | null };
  'severity.set': { value: string; reason?: string };
  'milestone.set': { name: string; retracted?: boolean };
  'role.assigned': { role: string; person: string | null };
  'measure.lifted': { reason?: string; neverApplied?: boolean };
  'measure.kept': { reason: string };
  /** A further meeting, or one that stands instead of those it `replaces`; `withdrawn`: they were none after all. */
  'clock.met': {
    clock: string;
    receipt?: string;
    replaces?: string[];
    withdrawn?: true;
    reason?: string;
  };
  'clock.decided': { clock: string; applies: boolean; reason: string };
  /** The case may close although it was not met. */
  'clock.acknowledged': { clock: string; reason: string };
  'needs.overridden': { missing: string[]; reason: string };
  'conflict.resolved': { keep: string; reason: string };
  'correction.made': { of: string; field: string; value: string; reason: string };
  /** `brief` as the leaving person left it; `roles` move when it is taken. */
  'handover.offered': { to: string; brief: string; roles: string[]; heads: Heads };
  /** `offer` is the id of what is taken; the rest is what the arriving person read back. */
  'handover.taken': { offer: string; deadline: Deadline | null; step: string | null; heads: Heads };
  'drill.started': {
    scenario: { id: string; version: string; title: string; digest: string };
    seed: string;
    clock: 'real' | 'scaled' | 'manual';
    scale: number;
    /** When the story begins. */
    story: string;
    solo: boolean;
  };
  /** From the wall time of this entry on, which is its `hlc`, the story's time stands, or runs on from `story`. */
  'drill.clock': {
    running: boolean;
    story: string;
    why: 'pause' | 'resume' | 'shift' | 'advance' | 'real-world';
  };
  'inject.delivered': {
    inject: string;
    type: 'contextual' | 'contingency' | 'decision' | 'question';
    channel?: string;
    from?: string;
    /** Roles; absent: everybody. */
    to?: string[];
    text: string;
    cause: 'trigger' | 'controller';
  };
  'inject.acknowledged': { inject: string };
  'inject.answered': { inject: string; text: string };
  'inject.held': { inject: string; held: boolean };
  'inject.dropped': { inject: string; cause: 'late' | 'controller' };
  /** Without `fact`, nobody knows what they asked. */
  'fact.asked': { asked: string; fact?: string; text?: string };
  'hint.given': { inject?: string; text: string };
  'expectation.judged': { expectation: string; met: boolean };
  'observation.added': { text: string; objective?: string };
  /** HSEEP: performed without challenges, with some, with major ones, unable. `refs`: ids of entries that show it. */
  'objective.rated': { objective: string; rating: 'P' | 'S' | 'M' | 'U'; text?: string; refs?: string[] };
  'session.started': { tool: string; dir: string; inode: number };
  'session.ended': { why: string };
  /** `missing`: logs that entries name and that were not here; the reason says why it closes without. */
  /** A playbook joined the case under a name of its own; its ids and inputs begin with it. */
  'playbook.attached': Joined & { reason?: string };
  /** The same, and the case's playbook, or the joined one that it names, is left. */
  'playbook.switched': Joined & { reason?: string; left?: string };
  'case.closed': { reason?: string; heads: Heads; missing?: string[] };
  'case.reopened': { reason: string };
  /** A new log begins with it when its writer's former log was poisoned or damaged. */
  'log.closed': { log: string; lines: number; hash: string; why: string };
  'damage.found': { file: string; line: number; what: string };
}

/** What a person consented to, as it was shown: what is `sensitive` is withheld in it. */
export interface CommandStart {
  /** Absolute path of the program. */
  program: string;
  argv: string[];
  cwd: string;
  /** Names of the environment variables that it gets. */
  env: string[];
  /** Milliseconds after which it is stopped. */
  timeout: number;
  /** SHA-256 of the five before, as `consentDigest` takes it. */
  digest: string;
  /** Why it runs although not all that the step wants is there. */
  reason?: string;
  /** The second person who was there. */
  witness?: string;
  /** Who allowed it. */
  authority?: string;
}

/** What became of a command. */
export interface CommandEnd {
  /** Id of the entry that started it; absent where a person ran it by hand. */
  started?: string;
  /** True where a person says so, and the program did not see it end. */
  told?: boolean;
  /** `not-run`: nothing ran, and the step is as open as before. Only `exited` with code 0 is taken for done. */
  result: 'exited' | 'signalled' | 'timed-out' | 'stopped' | 'not-run' | 'unknown';
  /** Exit code. */
  exit?: number;
  signal?: string;
  /** Milliseconds. */
  duration?: number;
  /** Why it could not be started, or why its output could not be kept. */
  problem?: string;
  /** What was kept of its output: SHA-256 in hex and bytes; `cut` is how many bytes it gave, where that is more. */
  output?: { sha256: string; size: number; cut?: number };
  /** Names of `outputs` that nothing in the output gave a value to, or none of the right type. */
  unmatched?: string[];
}

/** Something that is due: a step's instance or a clock, and when (ISO 8601, UTC). */
export interface Deadline {
  of: string;
  at: string;
}

export interface Joined {
  name: string;
  /** SHA-256 of the playbook's text, and of its compiled JSON as the case carries it. */
  playbook: { id: string; version: string; digest: string; compiled: string };
  /** What it was given for its inputs, by their full names. */
  with?: Record<string, Value>;
  /** The step at which the case enters it; what stands before that is passed over. */
  from?: string;
}

export interface Outcome {
  reason?: string;
  /** Inputs answered with it. */
  answers?: Record<string, Value>;
  /** Milestones it marks, and when each really happened. */
  marks?: Record<string, Occurred>;
  /** Clocks it meets, when it happened. */
  meets?: string[];
  /** The second person who was there. */
  witness?: string;
  /** On whose authority it was decided or done. */
  authority?: string;
}

/** Who said yes or no, in which role, and on what authority where the role was nobody's. */
export interface Approver {
  name: string;
  role: string;
  authority?: string;
}

/** Work that is left when the incident is over: somebody's, by a day. */
export interface ActionData {
  what: string;
  owner: string;
  /** The day by whose end, UTC, it is to be done: 2026-12-31. */
  due: string;
  /** What it is for: that it does not happen again, is seen sooner, is answered better, or a better playbook. */
  kind: 'prevent' | 'detect' | 'respond' | 'playbook';
}

export type ObservableKind = 'ip' | 'domain' | 'host' | 'url' | 'email' | 'hash' | 'file' | 'account';

/** Something technical that was seen in the case, as it is: not defanged. */
export interface ObservableData {
  kind: ObservableKind;
  value: string;
  /** `malicious`: the attacker's, an indicator. `affected`: one's own that was hit. Absent where nobody has said. */
  verdict?: 'malicious' | 'affected';
  comment?: string;
  /** Id of the note or finding in which it stood. */
  found?: string;
}

export type EventType = keyof Events;

/** An event before it is written: what the engine decides. */
export type Draft = {
  [T in EventType]: {
    type: T;
    at?: Instance;
    /** True where no person acted. */
    auto?: true;
    occurred?: Occurred;
    data: Events[T];
  };
}[EventType];

/** What is recorded of an exercise beside the playbook. */
export type ExerciseDraft = Extract<
  Draft,
  {
    type:
      | `drill.${string}`
      | `inject.${string}`
      | 'fact.asked'
      | 'hint.given'
      | 'expectation.judged'
      | 'observation.added'
      | 'objective.rated';
  }
>;

/** An event as read back: a draft, who recorded it, when, and what its writer had seen of the other logs. */
export type Recorded = Draft & {
  w: string;
  seq: number;
  /** ULID; a retried append keeps it. */
  id: string;
  ts: string;
  mono: number;
  hlc: Hlc;
  actor: Actor;
  /** Highest seq seen per other writer, cumulated over this log's `seen`. */
  known: Readonly<Record<string, number>>;
};

/** Hybrid logical clock: milliseconds and a counter. */
export type Hlc = readonly [number, number];

/** The newest line of each log: `[seq, hash]` by writer. */
export type Heads = Record<string, [number, string]>;
