import type { Instance, Recorded } from '../../engine/event.ts';
import type { CaseState } from '../../engine/state.ts';
import type { Step, Value } from '../../playbook/playbook.ts';
import type { Answer } from '../../playbook/walkthrough.ts';

/** How a case stands when all that follows of itself is recorded: somebody has to act. */
export interface Position {
  state: CaseState;
  records: readonly Recorded[];
  /** Milliseconds since 1970 UTC. */
  now: number;
  turns: Turn[];
  /** Only closing is left. */
  ended: boolean;
}

/** Something that a person can act on, or that waits. */
export interface Turn {
  name: string;
  kind: 'step' | 'asking' | 'waiting';
  at: Instance;
  step: Step;
  /** What it waits for, or what whether it opens depends on. */
  missing: readonly string[];
}

/** One way in which a turn can go on. */
export interface Move {
  turn: Turn;
  /** What is answered; or the value that is given for a name. */
  act: { answer: Answer } | { gives: { name: string; value: Value } };
  /** The option, or how else it ends. */
  outcome: string;
  /** What was chosen, where there was a choice. */
  choice?: string;
}

/**
 * Where moves are played: by the answers of walkthroughs, with the engine of every case. `refused` says why a move is not
 * possible; anything thrown is a fault of the program.
 */
export interface World {
  open(inputs: Record<string, Value>, severity: string | undefined): Position;
  /** One move after another, each followed by what follows of itself. */
  play(
    from: Pick<Position, 'records' | 'now'>,
    moves: readonly Move[],
  ): Promise<Position | { refused: string }>;
  /** Drops what is open, lifts what is in force, and closes. */
  close(from: Pick<Position, 'records' | 'now'>): Promise<'closed' | { refused: string }>;
}
