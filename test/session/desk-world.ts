import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { Terminal } from '@xterm/headless';
import { afterEach } from 'vitest';
import type { Io } from '../../src/io.ts';
import { main } from '../../src/main.ts';
import { type Seat, takeSeat } from './seat.ts';

export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

/** Where a command runs from. */
export interface Around {
  stdin?: string;
  env?: Record<string, string>;
  user?: string;
}

/** A terminal in memory at which the program runs in this process. */
export interface InMemorySeat extends Seat {
  code: Promise<number>;
  /** All that was written to it, as it came. */
  written(): string;
  cursor(): Promise<{ row: number; column: number }>;
  resize(columns: number, rows: number): void;
}

/** A folder to work in, and a clock that only the test moves; ids and nonces are the same at every run. */
export interface World {
  folder: string;
  clock: Io['clock'] & { pass(ms: number): void };
  /** Runs one command line with nobody at the terminal; a second passes with it. */
  run(argv: readonly string[], around?: Around): Promise<Ran>;
  sit(argv: readonly string[], size?: { columns: number; rows: number }, around?: Around): InMemorySeat;
  /** The folder of the only case. */
  caseDir(): string;
}

/** A world for the running test, gone after it. */
export function createWorld(): World {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-session-'));
  folders.push(folder);
  const clock = movableClock(Date.UTC(2026, 10, 21, 3, 9, 51));
  const random = sequence();
  const io = (streams: Pick<Io, 'stdin' | 'stdout' | 'stderr'>, { env, user }: Around = {}): Io => ({
    ...streams,
    env: { LANG: 'C.UTF-8', ...env },
    cwd: folder,
    user: user ?? 'dana',
    host: 'soc-7',
    clock,
    random,
    nonce: () => '0'.repeat(32),
  });
  return {
    folder,
    clock,
    async run(argv, around = {}) {
      clock.pass(1000);
      const out = gathered();
      const err = gathered();
      const stdin = new PassThrough().end(around.stdin ?? '');
      const code = await main(argv, io({ stdin, stdout: out.stream, stderr: err.stream }, around));
      return { code, stdout: out.text(), stderr: err.text() };
    },
    sit(argv, { columns, rows } = { columns: 80, rows: 24 }, around = {}) {
      const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin });
      const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 10_000 });
      let written = '';
      const seat = takeSeat(terminal, {
        write: keys => stdin.write(keys),
        arm: async () => clock.pass(300),
      });
      const draw = (chunk: Buffer): void => {
        written += chunk;
        seat.drew(chunk.toString().replace(/(?<!\r)\n/g, '\r\n'));
      };
      const stdout = Object.assign(sink(draw), { isTTY: true, columns, rows });
      const stderr = Object.assign(sink(draw), { isTTY: true, columns });
      const code = main(argv, io({ stdin, stdout, stderr }, around));
      leavings.push(() => {
        stdin.end();
        return code;
      });
      return {
        ...seat,
        code,
        written: () => written,
        async cursor() {
          await seat.screen();
          const { active } = terminal.buffer;
          return { row: active.cursorY, column: active.cursorX };
        },
        resize(nextColumns, nextRows) {
          terminal.resize(nextColumns, nextRows);
          Object.assign(stdout, { columns: nextColumns, rows: nextRows });
          stdout.emit('resize');
        },
      };
    },
    caseDir() {
      const [only, ...others] = readdirSync(join(folder, 'cases'));
      if (!only || others.length > 0) throw new Error(`not one case but: ${[only, ...others].join(', ')}`);
      return join(folder, 'cases', only);
    },
  };
}

const folders: string[] = [];
/** Whoever still sits at a terminal when a test ends is hung up on. */
const leavings: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(leavings.splice(0).map(leave => leave()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function movableClock(start: number): World['clock'] {
  let passed = 0;
  return {
    now: () => start + passed,
    mono: () => passed,
    pass: ms => {
      passed += ms;
    },
  };
}

/** Numbers that look random and are the same every time (xorshift). */
function sequence(): () => number {
  let state = 2463534242;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

function gathered(): { stream: Writable; text(): string } {
  const chunks: Buffer[] = [];
  return { stream: sink(chunk => chunks.push(chunk)), text: () => Buffer.concat(chunks).toString('utf8') };
}

/** Takes each write at once. */
function sink(take: (chunk: Buffer) => void): Writable {
  return new Writable({
    write(chunk, _encoding, done) {
      take(chunk);
      done();
    },
  });
}
