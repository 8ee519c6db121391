import { CommanderError } from 'commander';
import { bugReport } from './bug-report.ts';
import type { Command, CommandModule, Context } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { type ExitCode, exit, TocsinError } from './errors.ts';
import type { Io } from './io.ts';
import { buildProgram } from './program.ts';
import { display } from './terminal/display.ts';
import { TerminalGone } from './terminal/prompter.ts';
import { exitCodeOf } from './terminal/signals.ts';

/**
 * The whole program but for the process: parses `argv` (without node and script), runs one command, says what went wrong on
 * stderr, and gives the exit code. Never throws.
 */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = exit.done;
  const program = buildProgram(commands, argv, io, async (command, args, options, context) => {
    code = await runCommand(command, args, options, context);
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    return explain(error, io);
  }
}

async function runCommand(command: Command, args: unknown[], options: unknown, context: Context) {
  const { run }: CommandModule = await command.load();
  return run(args as never, options as never, context);
}

function explain(error: unknown, io: Io): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exit.done : exit.usage;
  if (error instanceof TocsinError) {
    const lines = [`tocsin: ${error.message}`, ...(error.hint === undefined ? [] : [error.hint])];
    io.stderr.write(lines.map(line => `${display(line)}\n`).join(''));
    return error.exitCode;
  }
  if (error instanceof TerminalGone) return exitCodeOf(error.signal);
  io.stderr.write(bugReport(error));
  return exit.unable;
}
