import { PassThrough } from 'node:stream';
import type { Io } from '../../src/io.ts';
import { main } from '../../src/main.ts';

export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs one command line inside this process, with nobody at the terminal. */
export async function tocsin(
  argv: readonly string[],
  world: { cwd?: string; stdin?: string; random?: () => number } = {},
): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') =>
    new PassThrough().on('data', chunk => {
      written[name] += chunk;
    });
  const io: Io = {
    stdin: new PassThrough().end(world.stdin ?? ''),
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    env: {},
    cwd: world.cwd ?? process.cwd(),
    user: 'dana',
    host: 'soc-7',
    clock: { now: () => Date.UTC(2026, 10, 21, 3, 9, 51), mono: () => 0 },
    // Entries of several commands on one case need several ids.
    random: world.random ?? (() => 0.5),
    nonce: () => '0'.repeat(32),
  };
  const code = await main(argv, io);
  return { code, ...written };
}
