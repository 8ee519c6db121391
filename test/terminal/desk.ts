import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import type { Io } from '../../src/io.ts';
import type { Signals } from '../../src/terminal/signals.ts';

/** An Io with streams in memory, a clock that tests move, and a process that only notes what is done to it. */
export function createDesk(options: { isTTY?: boolean; env?: Record<string, string> } = {}) {
  const { isTTY = false, env = {} } = options;
  const modes: boolean[] = [];
  const stdin = Object.assign(new PassThrough(), { isTTY, setRawMode: (on: boolean) => modes.push(on) });
  const stdout = Object.assign(new PassThrough(), { isTTY, columns: 80, rows: 24 });
  let written = '';
  stdout.on('data', chunk => {
    written += chunk;
  });
  let time = 0;
  const io: Io = {
    stdin,
    stdout,
    stderr: new PassThrough(),
    env,
    cwd: '/',
    user: 'dana',
    host: 'desk',
    clock: { now: () => time, mono: () => time },
    random: () => 0.5,
    nonce: () => '0'.repeat(32),
  };
  const done: string[] = [];
  const events = new EventEmitter();
  const signals: Signals = Object.assign(events, {
    pid: 42,
    platform: 'linux',
    kill: (pid: number, signal: string) => done.push(`kill ${pid} ${signal}`),
  });
  return {
    io,
    stdin,
    stdout,
    signals,
    modes,
    done,
    pass: (ms: number) => {
      time += ms;
    },
    raise: (signal: string) => events.emit(signal),
    listeners: (signal: string) => events.listenerCount(signal),
    written: () => written,
  };
}
