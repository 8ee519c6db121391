import { spawn } from 'node:child_process';
import { processGroup } from './process-group.ts';

/** A command as it is run: nothing of it is looked up, split or interpreted any more. */
export interface RunnableCommand {
  /** Absolute path. */
  program: string;
  /** Without the program. */
  arguments: readonly string[];
  cwd: string;
  env: Readonly<Record<string, string>>;
  /** Milliseconds until it is stopped. */
  timeout: number;
}

export interface RunningCommand {
  /** Settles when it has ended, whatever way; never fails. */
  over: Promise<CommandOutcome>;
  /** Asks the command and all that it started to end; a second time it is ended at once. */
  stop(): void;
}

/** `left`: processes that it started still hold its output, and were left alone. */
export type CommandOutcome =
  | { result: 'exited'; exit: number; left?: true }
  | { result: 'signalled'; signal: string; left?: true }
  | { result: 'timed-out' | 'stopped'; exit?: number; signal?: string }
  | { result: 'not-run'; problem: string };

/**
 * Runs a command without a shell, without input and without a terminal, in a process group of its own. `onOutput` gets both
 * of its outputs as they come and must be done with them when it returns: nothing is held back for it.
 */
export function runCommand(command: RunnableCommand, onOutput: (chunk: Buffer) => void): RunningCommand {
  let stop = (): void => {};
  const over = new Promise<CommandOutcome>(resolve => {
    const child = start(command);
    if ('problem' in child) return resolve({ result: 'not-run', problem: child.problem });
    let exited: { exit?: number; signal?: string } | undefined;
    let ending: 'timed-out' | 'stopped' | undefined;
    let lingering: NodeJS.Timeout | undefined;

    const settle = (outcome: CommandOutcome): void => {
      clearTimeout(timer);
      clearTimeout(lingering);
      child.stdout.destroy();
      child.stderr.destroy();
      resolve(outcome);
    };
    const end = async (why: 'timed-out' | 'stopped'): Promise<void> => {
      if (child.pid === undefined) return;
      const group = processGroup(child.pid);
      if (ending) return group.kill();
      ending = why;
      clearTimeout(lingering);
      await group.end(grace);
      await Promise.race([closed, elapsed(lastWords)]);
      settle({ result: why, ...exited });
    };
    const timer = setTimeout(() => end('timed-out'), Math.min(command.timeout, longestTimer));
    stop = () => void end('stopped');

    child.stdout.on('data', onOutput);
    child.stderr.on('data', onOutput);
    child.on('error', error => {
      if (child.pid === undefined) settle({ result: 'not-run', problem: problemOf(error) });
    });
    child.on('exit', (code, signal) => {
      const own = code === null ? { signal: signal ?? 'unknown' } : { exit: code };
      exited = own;
      if (!ending) lingering = setTimeout(() => settle({ ...itself(own), left: true }), patience);
    });
    const closed = new Promise<void>(done => {
      child.on('close', () => {
        done();
        if (!ending && exited) settle(itself(exited));
      });
    });
  });
  return { over, stop: () => stop() };
}

/** What the system refuses at once Node throws, and all else it tells later. */
function start({ program, arguments: args, cwd, env }: RunnableCommand) {
  try {
    return spawn(program, [...args], {
      cwd,
      env: { ...env },
      shell: false,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
  } catch (error) {
    return { problem: problemOf(error as Error) };
  }
}

/** Milliseconds between asking a command to end and ending it. */
const grace = 5_000;
/** Milliseconds for which output is still read once a command has ended and others hold it open. */
const patience = 2_000;
/** Milliseconds for which it is read once they have been ended. */
const lastWords = 500;
/** A longer timer would go off at once. */
const longestTimer = 2 ** 31 - 1;

function itself({ exit, signal }: { exit?: number; signal?: string }) {
  return exit === undefined
    ? { result: 'signalled' as const, signal: signal ?? 'unknown' }
    : { result: 'exited' as const, exit };
}

function problemOf(error: Error): string {
  return `it cannot be started: ${(error as NodeJS.ErrnoException).code ?? error.message}`;
}

function elapsed(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms));
}
