import type { ExitCode } from '../errors.ts';
import type { Io } from '../io.ts';

/**
 * One command as the registry names it: enough for help and completion, without loading what it does.
 * The loaded module's `run` takes the arguments in the order they are declared and the options by their camelCase names.
 */
export interface Command {
  name: string;
  group: Group;
  summary: string;
  arguments?: Argument[];
  options?: Option[];
  /** Shown first in the command's help. */
  examples: Example[];
  load(): Promise<CommandModule>;
}

export type Group =
  | 'Cases'
  | 'Acts on a case'
  | 'The record'
  | 'Drills'
  | 'Over all cases'
  | 'Playbooks'
  | 'Tool';

export interface CommandModule {
  /** Each command declares its own tuple of arguments and its own options; `never` lets the registry hold them all. */
  run(args: never, options: never, context: Context): Promise<ExitCode>;
}

/** What every command is given beside its own arguments and options: the world, and the flags that all share. */
export interface Context {
  io: Io;
  /** Where cases are kept, where a flag said so. */
  cases: string | undefined;
  /** Who acts, and in which role, where flags said so. */
  as: string | undefined;
  role: string | undefined;
  plain: boolean;
  color: 'auto' | 'always' | 'never';
  commands: readonly Command[];
}

export interface Argument {
  /** `<needed>`, `[optional]` or `[many...]`. */
  syntax: string;
  about: string;
  completes?: Completes;
}

export interface Option {
  /** `--at <time>`, `-j, --json`. */
  flags: string;
  about: string;
  choices?: readonly string[];
  /** May be given more than once: the value is a list. */
  repeat?: true;
  /** Belongs to that repeated option: its values are pairs of how many of those came before it, and what was given. */
  after?: string;
  /** The command refuses to go on without it. */
  required?: true;
  completes?: Completes;
}

/** What a shell offers in its place: ids of playbooks, names of cases, files, or these words. */
export type Completes = 'playbook' | 'case' | 'path' | readonly string[];

export interface Example {
  line: string;
  /** What it does, where the command's summary does not say it. */
  about?: string;
}
