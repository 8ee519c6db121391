import { hostname, userInfo } from 'node:os';
import { bugReport } from './bug-report.ts';
import type { Io } from './io.ts';
import { lastWords, outputFailed } from './last-words.ts';
import { lateStream } from './late-stream.ts';
import { main } from './main.ts';
import { endBySignal, signalOf } from './terminal/signals.ts';

process.on('uncaughtException', error => end(bugReport(error)));
main(process.argv.slice(2), realIo()).then(code => {
  const signal = signalOf(code);
  if (signal) endBySignal(signal);
  else process.exitCode = code;
});

/** For the build, which sees by it what runs need. */
export { main };

function realIo(): Io {
  return {
    // Opening it disturbs a terminal: only who reads it does.
    get stdin() {
      return process.stdin;
    },
    stdout: lateStream(1, () => quiet(process.stdout)),
    stderr: lateStream(2, () => quiet(process.stderr)),
    env: process.env,
    cwd: process.cwd(),
    user: loginName(),
    host: hostname(),
    // `performance` is loaded when it is first looked at; this is the same, from Node's own start on.
    clock: { now: () => Date.now(), mono: () => process.uptime() * 1000 },
    random: Math.random,
    nonce: () => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('hex'),
  };
}

/** A container may run under a user id that has no name: then the environment's, else `unknown`. */
function loginName(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env.USER ?? process.env.USERNAME ?? 'unknown';
  }
}

/**
 * A reader that went away (`tocsin log | head`) is no failure: what the command found is still its exit code. Nor is a
 * terminal that hung up (EIO): its signal says so.
 */
function quiet<Stream extends NodeJS.WriteStream>(stream: Stream): Stream {
  return stream.on('error', error => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EPIPE' || (code === 'EIO' && stream.isTTY)) return;
    end(outputFailed(error));
  });
}

function end(words: string): never {
  lastWords(words);
  // An exit code alone is not enough: a question that nobody sees would hold the process, and a bug would go on recording.
  process.exit();
}
