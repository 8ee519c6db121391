/** Exit codes of every command; `tocsin help exit-codes` prints them. */
export const exit = {
  done: 0,
  /** The answer is no: findings, not intact, a walkthrough failed, a refusal. */
  no: 1,
  usage: 2,
  /** It could not be told or could not be done: verify without a head, a disk that does not write. */
  unable: 3,
  /** Input is needed and there is nobody to ask. */
  inputNeeded: 4,
  /** The case is saved and still open. */
  paused: 10,
} as const;

export type ExitCode = number;

/** An expected failure: one sentence that says what and where, a hint that says what to do, and an exit code. */
export class TocsinError extends Error {
  readonly exitCode: ExitCode;
  readonly hint: string | undefined;

  constructor(message: string, exitCode: ExitCode, hint?: string) {
    super(message);
    this.name = new.target.name;
    this.exitCode = exitCode;
    this.hint = hint;
  }
}

/** The command line was wrong. Exit code 2. */
export class UsageError extends TocsinError {
  constructor(message: string, hint?: string) {
    super(message, exit.usage, hint);
  }
}

/** The person's act was understood and is not possible as the case stands. Exit code 1. */
export class RefusedError extends TocsinError {
  constructor(message: string, hint?: string) {
    super(message, exit.no, hint);
  }
}

/** A case's folder or files could not be read or written. Exit code 3. */
export class CaseFileError extends TocsinError {
  constructor(message: string, hint?: string) {
    super(message, exit.unable, hint);
  }
}

/** Something must be asked and no one is there to answer. Exit code 4. */
export class InputNeededError extends TocsinError {
  constructor(message: string, hint?: string) {
    super(message, exit.inputNeeded, hint);
  }
}
