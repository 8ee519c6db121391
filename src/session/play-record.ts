import type { Scenario } from '../drill/scenario.ts';
import type { Command } from '../engine/command.ts';
import type { Occurred, Recorded } from '../engine/event.ts';
import { RefusedError } from '../errors.ts';
import type { Shelves } from '../library/list-playbooks.ts';
import type { Joining } from '../library/open-joining.ts';
import type { Walkthrough } from '../playbook/walkthrough.ts';
import type { CaseSession } from './case-session.ts';
import type { SimulatedClock } from './simulated-clock.ts';
import { parseOccurred } from './times.ts';

/** A walkthrough being played on a case. */
export interface Play {
  session: CaseSession;
  walkthrough: Walkthrough;
  clock: SimulatedClock;
  /** The exercise that is played over the playbook. */
  scenario?: Scenario | undefined;
  /** A path as the walkthrough writes it, made absolute. */
  pathOf(path: string): string;
  /** Where playbooks are that the case may switch to. */
  shelves?: Shelves;
  /** How they are read, where that is done again and again. */
  openJoining?: (id: string, shelves: Shelves) => Joining;
  /** Entries as they became durable. */
  recorded(records: Recorded[]): void;
}

/** Where a walkthrough could not go on: the step, and what it has no answer for. The case is as it was recorded up to there. */
export class Stuck extends Error {
  readonly step: string;

  constructor(step: string, what: string) {
    super(`${step}: ${what}`);
    this.step = step;
  }
}

/** Records a command; one that is refused is where the walkthrough cannot go on. Throws Stuck. */
export function record(the: Play, command: Command): void {
  try {
    the.recorded(the.session.record(command));
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    throw new Stuck(
      'at' in command && command.at ? command.at.step : command.kind,
      [error.message, error.hint ?? ''].join(' ').trim(),
    );
  }
}

/** A time as the walkthrough writes it. Throws Stuck. */
export function occurred(the: Play, time: string): Occurred {
  const parsed = parseOccurred(time, the.clock.now());
  if ('error' in parsed) throw new Stuck('walkthrough', parsed.error);
  return parsed;
}
