import type { Instance, Recorded } from './event.ts';
import type { Register } from './register.ts';
import type { Settled } from './settled.ts';

/** One opening of a slot and what was recorded in it. Lists are in case order. */
export interface Turn {
  instance: Instance;
  opened: Recorded[];
  endings: Recorded[];
  resolutions: Recorded[];
  overrides: Recorded[];
  /** Checklist entries by their text. */
  ticks: Map<string, Register<'done' | 'not-applicable' | 'open'>>;
  evidence: Recorded[];
  /** What was found in a review. */
  findings: Recorded[];
  /** Starts of commands, and what became of each. */
  commands: Recorded[];
  /** Inputs answered while it was open, by name. */
  answered: Set<string>;
  /** What was said of its measure: lifted or kept. */
  measureWords: Recorded[];
  settled?: Settled | undefined;
}
