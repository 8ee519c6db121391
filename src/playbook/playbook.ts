import type { Roll } from './calendar.ts';

/**
 * A playbook as the engine, the linter and the screens read it: plain JSON, so that a case can carry it.
 * Keys are camelCase twins of the language's snake_case keys. Texts keep their `{{ }}` templates.
 */
export interface Playbook {
  format: 1;
  id: string;
  title: string;
  version: string;
  summary?: string;
  incidentTypes: string[];
  owner?: string;
  reviewed?: string;
  reviewEvery?: Duration;
  tlp?: 'clear' | 'green' | 'amber' | 'amber+strict' | 'red';
  attack: string[];
  references: Reference[];
  /** Worst first. A playbook without a scale has sev1 to sev4 with a default text. */
  severity: { id: string; means: string }[];
  roles: Role[];
  /** Every input, declared at the top or in a step's `asks`, by name. */
  inputs: Record<string, Input>;
  clocks: Clock[];
  /** Regimes whose files were not at hand when it was compiled: their clocks are not among `clocks`. */
  unreadRegimes?: string[];
  /** Every milestone that a step or option marks or a regime's clock runs from, and the standard ones. */
  milestones: string[];
  /** The tree's lists by id: `''` holds the phases, `contain` the children of the group contain, `verdict:benign` those of an option. */
  lists: Record<string, List>;
  /** Phases and steps by id. */
  steps: Record<string, Step>;
  /** The flow graph: what can come after what, and why. Lint and `show --graph` read it. */
  edges: Edge[];
}

export interface List {
  id: string;
  /** `steps` one after another, `parallel` side by side; `phases` one after another, but for those with `needs`. */
  container: 'steps' | 'parallel' | 'phases';
  /** The step that holds this list, and its option where an option does; absent for the phases. */
  owner?: string;
  option?: string;
  children: string[];
}

/** Edges end in a step or in `end`. `after` is the sequence; `needs` holds back without leading anywhere. */
export interface Edge {
  from: string;
  to: string;
  why: 'start' | 'after' | 'option' | 'next' | 'needs';
  option?: string;
}

export interface Duration {
  text: string;
  ms: number;
}

export interface Reference {
  title: string;
  url: string;
}

export interface Role {
  id: string;
  title: string;
  brief?: string;
  /** From the beginning of a case on. */
  required: boolean;
  /** Calls of playbooks that require it: it is wanted while one of these steps is open. */
  calls?: string[];
}

export type InputType =
  | 'text'
  | 'number'
  | 'boolean'
  | 'yes-no'
  | 'time'
  | 'duration'
  | 'ip'
  | 'hostname'
  | 'email'
  | 'url'
  | 'hash'
  | 'person'
  | 'file'
  | 'choice'; // prettier-ignore

export interface Input {
  name: string;
  ask: string;
  type: InputType;
  choices: string[];
  many: boolean;
  required: boolean;
  sensitive: boolean;
  pattern?: string;
  help?: string;
  default?: string;
  /** The step with `each` that it is asked inside of: it then has a value for each of that step's. */
  within?: string;
}

/** A value of an input. `time` is ISO 8601 in UTC, `duration` its text, `yes-no` one of yes, no, unknown. */
export type Value = string | number | boolean | (string | number | boolean)[];

export type Stage =
  | 'preparation'
  | 'detection'
  | 'containment'
  | 'eradication'
  | 'recovery'
  | 'review'
  | 'coordination'; // prettier-ignore

/** What every phase and step has. Where it stands in the tree is `list` and `index`; where in the text, `path`. */
interface Common {
  id: string;
  title: string;
  list: string;
  index: number;
  /** The phase it stands in; a phase names itself. */
  phase: string;
  /** Keys and indexes from the document's root to this step, to find its place in the source. */
  path: (string | number)[];
  /** The fragment's file, for a step that was included; `path` leads into it. */
  file?: string;
  stage?: Stage;
  goal?: string;
  role?: string;
  why?: string;
  guide?: string;
  /** CEL of type bool. */
  when?: string;
  /** Ids of steps, phases, evidence and milestones; absent differs from empty on a phase. */
  needs?: string[];
  asks: string[];
  checklist: string[];
  collect: Evidence[];
  /** The name inside and the list input: `{ name: 'host', of: 'affected_hosts' }`. */
  each?: { name: string; of: string };
  critical: boolean;
  witness: boolean;
  /** The role that may allow it, or that decides. */
  authority?: string;
  destroys: string[];
  due?: Duration;
  marks: string[];
  meets: string[];
  measure?: { what: string; undo: string };
  attack: string[];
  references: Reference[];
}

export type Step = Common & Action;

export type Action =
  | { kind: 'phase'; body: string }
  | { kind: 'group'; body: string; include?: Include }
  | { kind: 'task' }
  | { kind: 'decision'; options: Option[] }
  | { kind: 'approve'; approver: string; what?: string }
  | {
      kind: 'run';
      argv: string[];
      timeout?: Duration;
      outputs: Record<string, { match: string }>;
      env: string[];
      sensitive: boolean;
    }
  | { kind: 'notify'; to: string; by?: string; message: string }
  | { kind: 'wait'; for?: Duration; until?: string }
  | {
      kind: 'use';
      playbook: string;
      with: Record<string, string>;
      /** Its inputs that must have a value when it opens, by their full names. */
      required: string[];
      mode: 'call' | 'switch';
      /** Where it has been put in place, to be carried out: the list of its phases, its version and the SHA-256 of its text. */
      body?: string;
      version?: string;
      digest?: string;
    }
  | { kind: 'lift' }
  | { kind: 'review'; questions: string[] };

/** Where a group is a fragment put in place: its file, and values for its inputs, each a literal or a template. */
export interface Include {
  file: string;
  with: Record<string, string>;
  /** Its inputs that must have a value when it opens, by their full names. */
  required: string[];
}

export interface Option {
  id: string;
  label: string;
  means?: string;
  /** CEL of type bool: highlights the option, never chooses it. */
  suggest?: string;
  /** Input values it sets; each a literal or a template. */
  sets: Record<string, string>;
  marks: string[];
  meets: string[];
  /** The list it holds, if any, by id. */
  body?: string;
  /** `end`, a phase, or a step of this or an enclosing list. */
  next?: string;
}

export interface Evidence {
  id: string;
  what: string;
  from?: string;
  to?: string;
}

/** A deadline of a law, a contract or the organisation. */
export interface Clock {
  id: string;
  title: string;
  /** The title of the regime that it comes from. */
  regime?: string;
  starts: Anchor;
  /** Absent: without undue delay, it counts up. */
  within?: Period;
  /** A second limit; it does not hold for a clock that starts after it. */
  atMost?: { within: Period; of: Anchor };
  /** Recurs: each meeting of it starts the next. */
  every?: Duration;
  /** The milestone at which it stops. */
  until?: string;
  /** Id of the calendar that it counts in. */
  calendar?: string;
  /** What becomes of an end that is no working day; absent: as its calendar says. */
  roll?: Roll;
  /** CEL of type bool. */
  appliesWhen?: string;
  role?: string;
  /** What the notice must contain. */
  content: string[];
  source?: string;
  reviewed?: string;
  status: 'in-force' | 'pending' | 'not-in-force';
}

/** What a clock runs from; `clockMet` is the first submission of another clock, `clockLastMet` its newest. */
export type Anchor =
  | { milestone: string }
  | { step: string }
  | { clockMet: string }
  | { clockLastMet: string }
  | { earliestOf: Anchor[] };

/** A time as laws give it. `working days` and `business days` are the same: those of the calendar. */
export interface Period {
  text: string;
  count: number;
  unit: 'second' | 'minute' | 'hour' | 'day' | 'working-day' | 'month';
}
