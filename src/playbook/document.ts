import type { Roll } from './calendar.ts';
import type { Clock, InputType, Stage } from './playbook.ts';

/**
 * The files of the language as written, once their schema holds. Every scalar is a text: durations, numbers and truth values are
 * read where the compiled playbook wants them.
 */
export interface PlaybookDocument {
  tocsin: string;
  id: string;
  title: string;
  version: string;
  summary?: string;
  incident_types?: string[];
  owner?: string;
  reviewed?: string;
  review_every?: string;
  tlp?: 'clear' | 'green' | 'amber' | 'amber+strict' | 'red';
  attack?: string[];
  references?: ReferenceEntry[];
  severity?: Record<string, string>;
  roles?: Record<string, RoleEntry>;
  inputs?: Record<string, InputEntry>;
  clocks?: ClockEntry[];
  phases: StepEntry[];
}

export interface FragmentDocument {
  'tocsin-fragment': string;
  id: string;
  title: string;
  summary?: string;
  roles?: Record<string, RoleEntry>;
  inputs?: Record<string, InputEntry>;
  steps: ListEntry[];
}

export interface RegulationDocument {
  'tocsin-regulation': string;
  id: string;
  title: string;
  summary?: string;
  inputs?: Record<string, InputEntry>;
  clocks: ClockEntry[];
}

type Flag = 'true' | 'false';

interface ReferenceEntry {
  title: string;
  url: string;
}

export interface RoleEntry {
  title: string;
  brief?: string;
  required?: Flag;
}

export interface InputEntry {
  ask: string;
  type?: InputType;
  choices?: string[];
  many?: Flag;
  required?: Flag;
  sensitive?: Flag;
  pattern?: string;
  help?: string;
  default?: string;
}

export type ListEntry = StepEntry | IncludeEntry;

export interface IncludeEntry {
  include: string;
  as?: string;
  with?: Record<string, string>;
  when?: string;
}

/** A phase or a step of any kind. */
export interface StepEntry {
  id: string;
  title: string;
  stage?: Stage;
  goal?: string;
  role?: string;
  why?: string;
  guide?: string;
  when?: string;
  needs?: string[];
  asks?: Record<string, InputEntry | null>;
  checklist?: string[];
  collect?: { id: string; what: string; from?: string; to?: string }[];
  each?: Record<string, string>;
  critical?: Flag;
  witness?: Flag;
  destroys?: string[];
  due?: string;
  marks?: string | string[];
  meets?: string | string[];
  measure?: { what: string; undo: string };
  attack?: string[];
  references?: ReferenceEntry[];
  options?: OptionEntry[];
  authority?: string;
  approve?: string;
  run?: string[];
  timeout?: string;
  outputs?: Record<string, { match: string }>;
  env?: string[];
  sensitive?: Flag;
  notify?: { to: string; by?: string; message: string };
  wait?: string | { until: string };
  use?: string;
  with?: Record<string, string>;
  mode?: 'call' | 'switch';
  lift?: 'all';
  review?: string[];
  steps?: ListEntry[];
  parallel?: ListEntry[];
}

export interface OptionEntry {
  id: string;
  label: string;
  means?: string;
  suggest?: string;
  sets?: Record<string, string>;
  marks?: string | string[];
  meets?: string | string[];
  next?: string;
  steps?: ListEntry[];
  parallel?: ListEntry[];
}

export type ClockEntry = { use: string } | ClockBody;

export interface ClockBody {
  id: string;
  title: string;
  starts: AnchorEntry;
  within?: string;
  at_most?: { within: string; of: AnchorEntry };
  every?: string;
  until?: string;
  calendar?: string;
  roll?: Roll;
  applies_when?: string;
  role?: string;
  content?: string[];
  source?: string;
  reviewed?: string;
  status?: Clock['status'];
}

/** What is another in a regime's clock for one organisation: a national variant, or the calendar that counts. */
export type ClockVariant = Partial<Omit<ClockBody, 'id' | 'every' | 'until'>>;

export interface AnchorEntry {
  milestone?: string;
  step?: string;
  clock_met?: string;
  clock_last_met?: string;
  earliest_of?: AnchorEntry[];
}
