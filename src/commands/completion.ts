import { type ExitCode, exit, UsageError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import type { Context } from './command.ts';
import { bash } from './completion/bash.ts';
import { fish } from './completion/fish.ts';
import { powershell } from './completion/powershell.ts';
import { vocabulary } from './completion/vocabulary.ts';
import { zsh } from './completion/zsh.ts';

const shells = { bash, zsh, fish, powershell };

/** Prints the script that teaches a shell this version's commands, flags and values. */
export async function run(
  [shell]: [string],
  _options: unknown,
  { io, commands }: Context,
): Promise<ExitCode> {
  if (!isShell(shell)) {
    const meant = nearest(shell, Object.keys(shells));
    throw new UsageError(
      `there is no completion for the shell \`${shell}\`.`,
      meant ? `Did you mean \`${meant}\`?` : `There is one for ${Object.keys(shells).join(', ')}.`,
    );
  }
  io.stdout.write(shells[shell](vocabulary(commands)));
  return exit.done;
}

function isShell(name: string): name is keyof typeof shells {
  return Object.hasOwn(shells, name);
}
