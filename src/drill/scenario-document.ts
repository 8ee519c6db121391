/** A scenario as written, once its schema holds. Every scalar is text. */
export interface ScenarioDocument {
  'tocsin-scenario': string;
  id: string;
  title: string;
  version: string;
  summary?: string;
  playbook: { id: string; version?: string };
  duration: string;
  clock: { mode: 'real' | 'scaled' | 'manual'; scale?: string; story_start: string };
  seed?: string;
  overview?: { scope?: string; threat?: string; sponsor?: string; contact?: string };
  objectives: { id: string; text: string; capability?: string; target?: string }[];
  roles?: { id: string; brief?: string; required?: string }[];
  inputs?: Record<string, string | string[]>;
  facts?: { id: string; ask: string; text: string; after?: string; from?: string }[];
  injects: InjectEntry[];
  pools?: { id: string; draw: string; between: [string, string]; injects: string[] }[];
  hot_wash?: string[];
}

export interface InjectEntry {
  id: string;
  type: 'contextual' | 'contingency' | 'decision' | 'question';
  when?: TriggerEntry;
  late?: 'defer' | 'drop' | 'fire';
  channel?: string;
  from?: string;
  to?: string[];
  text: string;
  raises?: string[];
  expect?: ExpectationEntry[];
  questions?: string[];
  trainer?: { answer?: string; hints?: string[]; watch_for?: string[] };
}

export interface ExpectationEntry {
  id: string;
  objective: string;
  within: string;
  critical?: string;
  met_by: 'manual' | MarkEntry;
  text?: string;
}

export interface MarkEntry {
  step?: string;
  decision?: string;
  option?: string;
  milestone?: string;
  state?: string;
}

export interface TriggerEntry extends MarkEntry {
  at?: string;
  after?: string;
  wait?: string;
  expectation?: string;
  flag?: string;
  idle?: string;
  all?: TriggerEntry[];
  any?: TriggerEntry[];
  not?: TriggerEntry;
}
