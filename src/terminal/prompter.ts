import type { Line } from './line.ts';

/**
 * How a human is spoken to. Three faces: `tty` (keys, a live block, forms), `plain` (numbered lines, words only) and
 * `scripted` (an answers file). A session sees only this.
 *
 * Every method that asks may throw `Paused` (Ctrl-C, Ctrl-D) or `TerminalGone` (hang-up, SIGTERM), and on the plain face
 * `InputNeededError` where piped input ends.
 */
export interface Prompter {
  readonly face: 'tty' | 'plain' | 'scripted';
  /** Columns that a line may fill. */
  readonly width: number;
  /** Rows of the terminal; without end where lines are only said. */
  readonly height: number;
  /** Prints lines once, permanently, above whatever is being asked, which stays as it was with its typed text. */
  print(lines: Line[]): void;
  /** Shows the live block and waits for one of its keys. `live` is called again at each redraw. Enter alone chooses nothing. */
  act(live: () => Live): Promise<string>;
  /**
   * As `act`, while something runs: ends with nothing when `over` settles, or with the act of a key. Ctrl-C is thrown as
   * `Paused` here too: the caller decides what it stops. The plain face takes no keys, so that piped answers stay unread.
   */
  attend(live: () => Live, over: Promise<unknown>): Promise<string | undefined>;
  /** Asks for one line of text. */
  text(form: TextForm): Promise<Reply<string>>;
  /** Asks for text of many lines; a pasted block of any size is one piece of text. */
  compose(form: ComposeForm): Promise<Reply<string>>;
  /** Asks for one of several; more than eight can be searched. */
  choose(form: ChoiceForm): Promise<Reply<string>>;
  /** Asks for any number of several. */
  pick(form: PickForm): Promise<Reply<string[]>>;
  confirm(form: Form & { initial?: boolean }): Promise<Reply<boolean>>;
  /** Draws the live block again, because what it shows has changed. */
  refresh(): void;
  /** Gives the terminal back as it was, and heeds no signal from then on: whoever records does so before. */
  close(): void;
}

/**
 * `left`: the person went back to the step (Esc; in plain `:back`). What was typed is kept and offered when the form reopens. `stopped`:
 * what was typed is what the form stops at.
 */
export type Reply<T> = { kind: 'answer'; value: T } | { kind: 'left' } | { kind: 'stopped' };

/** Five or six rows and the keys below them. */
export interface Live {
  lines: Line[];
  keys: Key[];
  /** What stands under the keys: `saved #34 03:09:51Z`. */
  status: Line;
  /** The instance's name, for an answers file. */
  step?: string;
  /** Seconds until the next redraw: 1 in the last minute of a countdown, else 10. */
  redrawIn: number;
  /** Is given each act in the place of the question's end. Every press counts, however soon: for keys that record nothing. */
  press?(act: string): void;
}

/** A key: one lower-case letter or a sign, the act it stands for, and one or two words. `more` keys show only after `?`. */
export interface Key {
  key: string;
  act: string;
  label: string;
  more?: boolean;
  /** Other presses that mean it, as Node's readline names them: `space`, `right`. */
  presses?: readonly string[];
}

export interface Form {
  /** What is asked, and below it what helps to answer. */
  ask: string;
  help?: string;
  /** Names the form: typed text is kept under it, an answers file answers by it. `step` is an instance's name. */
  field: { step?: string; name: string };
  /** Whether what was typed when Enter came, also where letters only find a choice, is no answer but ends all asking. */
  stopsAt?(typed: string): boolean;
}

export interface TextForm extends Form {
  initial?: string;
  /** A sentence that says what is wrong and what to write instead, or nothing. */
  validate?(value: string): string | undefined;
  /** Typed text is not echoed. */
  secret?: boolean;
}

export interface ComposeForm extends Form {
  initial?: string;
  /** Called at most once a second with what is typed so far. */
  draft?(text: string): void;
}

export interface Choice {
  id: string;
  label: string;
  hint?: string;
  /** Shown as suggested; never chosen for the person. */
  suggested?: boolean;
  /** Shown, not choosable, and why. */
  disabled?: string;
}

export interface ChoiceForm extends Form {
  choices: Choice[];
  initial?: string;
}

export interface PickForm extends ChoiceForm {
  /** The ids that are ticked to begin with. */
  picked?: string[];
  /** None of them is no answer. */
  required?: boolean;
}

/** The person put the session down: everything is saved. Carries how. */
export class Paused extends Error {
  readonly by: 'key' | 'ctrl-c' | 'ctrl-d';
  constructor(by: 'key' | 'ctrl-c' | 'ctrl-d') {
    super('paused');
    this.by = by;
  }
}

/** The terminal or the process is being taken away: touch no tty, end with the signal's own exit. */
export class TerminalGone extends Error {
  readonly signal: 'SIGHUP' | 'SIGTERM' | 'SIGINT';
  constructor(signal: 'SIGHUP' | 'SIGTERM' | 'SIGINT') {
    super(`terminal gone: ${signal}`);
    this.signal = signal;
  }
}
