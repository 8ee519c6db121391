import type { Command, Completes, Option } from '../command.ts';
import { globalOptions } from '../global-options.ts';

/** All that a shell's script needs to know, without commander's syntax. */
export interface Word {
  name: string;
  about: string;
  flags: Flag[];
  /** What its arguments are: the last kind also serves all that follow. */
  completes: Completes[];
}

export interface Flag {
  names: string[];
  about: string;
  /** Absent where the flag takes no value; `[]` where it takes one that nothing can complete. */
  value?: Completes;
}

/** The registry as words; `help` takes the names of all of them. Global flags stand on every word. */
export function vocabulary(commands: readonly Command[]): Word[] {
  const words = commands.map(command => ({
    name: command.name,
    about: command.summary,
    flags: [...(command.options ?? []), ...globalOptions].map(flag).concat(help),
    completes: (command.arguments ?? []).map(({ completes = [] }) => completes),
  }));
  const topics = [...words.map(({ name }) => name), 'exit-codes'];
  return [
    ...words,
    { name: 'help', about: 'explain a command, or the exit codes', flags: [help], completes: [topics] },
  ];
}

const help: Flag = { names: ['-h', '--help'], about: 'print help' };

function flag({ flags, about, choices, completes }: Option): Flag {
  const names = flags.match(/--?[a-z][a-z-]*/g) ?? [];
  return /[<[]/.test(flags) ? { names, about, value: choices ?? completes ?? [] } : { names, about };
}
