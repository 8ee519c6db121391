import type { TerminalGone } from './prompter.ts';

export type EndingSignal = TerminalGone['signal'];

/** The process as seen from here; tests pass their own. */
export interface Signals {
  readonly pid: number;
  readonly platform: string;
  on(name: string, listener: () => void): unknown;
  removeListener(name: string, listener: () => void): unknown;
  removeAllListeners(name: string): unknown;
  kill(pid: number, signal: string): unknown;
}

/** Tells of SIGHUP, SIGTERM and SIGINT, each time. Returns how to stop listening. */
export function watchSignals(signals: Signals, gone: (signal: EndingSignal) => void): () => void {
  const watched = (['SIGHUP', 'SIGTERM', 'SIGINT'] as const).map(name => ({ name, tell: () => gone(name) }));
  for (const { name, tell } of watched) signals.on(name, tell);
  return () => {
    for (const { name, tell } of watched) signals.removeListener(name, tell);
  };
}

/**
 * Tells when a stream that a person sits at breaks: the named events, and any error (EIO is what a hung-up terminal
 * gives, EPIPE a reader that left). Returns how to stop; errors stay caught, so that a late EIO crashes nothing.
 */
export function watchStream(
  stream: {
    on(name: string, listener: () => void): unknown;
    removeListener(name: string, listener: () => void): unknown;
  },
  events: readonly string[],
  broken: () => void,
): () => void {
  for (const name of ['error', ...events]) stream.on(name, broken);
  return () => {
    stream.removeListener('error', nothing);
    stream.on('error', nothing);
    for (const name of ['error', ...events]) stream.removeListener(name, broken);
  };
}

/** The same for every watch: one is enough. */
const nothing = (): void => {};

/** The exit code that stands for an ending signal: 128 and its number, as shells count. */
export function exitCodeOf(signal: EndingSignal): number {
  return 128 + numbers[signal];
}

/** The ending signal that an exit code stands for, if it does. */
export function signalOf(code: number): EndingSignal | undefined {
  return (Object.keys(numbers) as EndingSignal[]).find(signal => exitCodeOf(signal) === code);
}

const numbers: Record<EndingSignal, number> = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

/**
 * Ends the process by the signal itself, so that the parent sees how it ended. The last thing that main does after
 * `TerminalGone`, with everything stored: Node 20 aborts on any other exit once its terminal has hung up.
 */
export function endBySignal(signal: EndingSignal, signals: Signals = process): void {
  signals.removeAllListeners(signal);
  signals.kill(signals.pid, signal);
}

/**
 * Ctrl-Z: `before` gives the terminal back, the process stops, `after` takes the terminal again. Where nobody can
 * continue us (an orphaned process group) the kernel drops the stop, and a short wait does what SIGCONT would have done.
 */
export function stopAndGoOn(signals: Signals, turn: { before(): void; after(): void }): void {
  if (signals.platform === 'win32') return;
  turn.before();
  const goOn = (): void => {
    clearTimeout(notStopped);
    signals.removeListener('SIGCONT', goOn);
    turn.after();
  };
  signals.on('SIGCONT', goOn);
  signals.kill(signals.pid, 'SIGTSTP');
  const notStopped = setTimeout(goOn, 100);
}

/** Lets a pipe's reader leave without a word: EPIPE ends the output, not the program. Any other error is thrown. */
export function quietBrokenPipe(stream: NodeJS.WritableStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
