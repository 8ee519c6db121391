import type { Desk } from '../desk.ts';
import type { Focus } from '../focus.ts';

/** What a key does. An act is offered where `offered` says so, and `run` with what the person works on. */
export interface Act {
  key: string;
  id: string;
  label: string;
  /** Shown only after `?`. */
  more?: boolean;
  offered(focus: Focus, desk: Desk): boolean;
  /** A returned name is where the person wants to go next. */
  run(desk: Desk, focus: Focus): Promise<string | undefined | void>;
}

export type StepFocus = Extract<Focus, { kind: 'step' }>;

export function isStep(focus: Focus): focus is StepFocus {
  return focus.kind === 'step';
}
