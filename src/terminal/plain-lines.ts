import { createInterface } from 'node:readline';
import { InputNeededError } from '../errors.ts';
import type { Io } from '../io.ts';
import { Paused, TerminalGone } from './prompter.ts';
import { type Signals, watchSignals, watchStream } from './signals.ts';

/** Lines as they come in. */
export interface PlainLines {
  /** The next line. Throws Paused for Ctrl-C and Ctrl-D, TerminalGone for signals, InputNeededError where piped input ends. */
  next(asked: string, secret: boolean): Promise<string>;
  /** Waits until `over` settles, and reads nothing. Throws Paused for Ctrl-C, TerminalGone for signals. */
  attend(over: Promise<unknown>): Promise<void>;
  /** A new question stands: what was typed at a terminal before it answers nothing. Piped lines stay. */
  fresh(): void;
  close(): void;
}

export function createPlainLines(io: Io, signals: Signals): PlainLines {
  const atTerminal = io.stdin.isTTY === true;
  const reader = createInterface({ input: io.stdin, terminal: false, crlfDelay: Number.POSITIVE_INFINITY });
  const queue: string[] = [];
  let waiting: { asked: string; resolve(line: string): void; reject(error: Error): void } | undefined;
  let attending: ((error: Error) => void) | undefined;
  let pause: Paused | undefined;
  let ended: ((asked: string) => Error) | undefined;

  const end = (why: (asked: string) => Error): void => {
    ended ??= why;
    const asking = waiting;
    waiting = undefined;
    asking?.reject(ended(asking.asked));
  };
  const gone = (signal: TerminalGone['signal']): void => {
    if (signal === 'SIGINT' && atTerminal) pauseBy('ctrl-c');
    else {
      end(() => new TerminalGone(signal));
      attending?.(new TerminalGone(signal));
    }
  };
  const pauseBy = (by: 'ctrl-c' | 'ctrl-d'): void => {
    const asking = waiting;
    waiting = undefined;
    if (asking) asking.reject(new Paused(by));
    else if (attending) attending(new Paused(by));
    else pause = new Paused(by);
  };

  const hungUp = (): void => gone('SIGHUP');
  const watches = [
    watchSignals(signals, gone),
    watchStream(io.stdin, [], hungUp),
    watchStream(io.stdout, [], hungUp),
  ];
  reader.on('line', line => {
    const asking = waiting;
    waiting = undefined;
    if (asking) asking.resolve(line);
    else queue.push(line);
  });
  reader.on('close', () => {
    if (!atTerminal) end(inputEnded);
    // A hang-up ends the input too: its signal is given the time to arrive.
    else setTimeout(() => end(() => new Paused('ctrl-d')), 50);
  });

  // Somebody else has read it to its end: that is not told again.
  if ((io.stdin as { readableEnded?: boolean }).readableEnded) reader.close();

  const read = (asked: string): Promise<string> =>
    new Promise<string>((resolve, reject) => {
      waiting = { asked, resolve, reject };
    });

  return {
    async next(asked, secret) {
      const queued = queue.shift();
      if (queued !== undefined) return queued;
      if (ended) throw ended(asked);
      if (pause) {
        const paused = pause;
        pause = undefined;
        throw paused;
      }
      return secret && atTerminal ? readUnseen(io, () => read(asked), pauseBy) : read(asked);
    },
    async attend(over) {
      const interrupted = new Promise<never>((_, reject) => {
        attending = reject;
      });
      try {
        await Promise.race([over.then(noMore, noMore), interrupted]);
      } finally {
        attending = undefined;
      }
    },
    fresh() {
      if (atTerminal) queue.length = 0;
    },
    close() {
      reader.close();
      for (const stop of watches.splice(0)) stop();
    },
  };
}

function noMore(): void {}

function inputEnded(asked: string): InputNeededError {
  return new InputNeededError(
    `The input ended while this was asked: ${asked}`,
    'Pipe a line for each question, or run it at a terminal. `run` and `resume` also take a file with --answers.',
  );
}

/** Reads a line in raw mode, where the terminal echoes nothing and sends its control keys as characters. */
async function readUnseen(
  io: Io,
  read: () => Promise<string>,
  pauseBy: (by: 'ctrl-c' | 'ctrl-d') => void,
): Promise<string> {
  const watch = (chunk: Buffer | string): void => {
    const text = chunk.toString();
    if (text.includes('\x03')) pauseBy('ctrl-c');
    else if (text.includes('\x04')) pauseBy('ctrl-d');
  };
  io.stdin.setRawMode?.(true);
  io.stdin.on('data', watch);
  try {
    return withBackspaces(await read());
  } finally {
    io.stdin.removeListener('data', watch);
    io.stdin.setRawMode?.(false);
    io.stdout.write('\n');
  }
}

function withBackspaces(line: string): string {
  const kept: string[] = [];
  for (const char of line) {
    if (char === '\x7f' || char === '\b') kept.pop();
    else kept.push(char);
  }
  return kept.join('');
}
