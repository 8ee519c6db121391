/**
 * The world as the program sees it. `cli.ts` builds the real one; tests build one by hand.
 * Everything that differs from one run to the next (time, randomness, streams, environment) comes in through here.
 */
export interface Io {
  stdin: NodeJS.ReadableStream & { isTTY?: boolean; setRawMode?(on: boolean): unknown };
  stdout: NodeJS.WritableStream & { isTTY?: boolean; columns?: number; rows?: number };
  stderr: NodeJS.WritableStream & { isTTY?: boolean; columns?: number };
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  user: string;
  host: string;
  clock: Clock;
  /** Uniform in [0, 1); the source of ids and nonces. Not for secrets: `nonce` is. */
  random(): number;
  /** 128 bits from the system's generator, as 32 hex digits. */
  nonce(): string;
}

export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z by the wall clock; in an exercise, by its story. */
  now(): number;
  /** The wall clock, where `now` is the time of a story: what orders entries of several machines. */
  wall?(): number;
  /** Milliseconds from an arbitrary start; never goes back. */
  mono(): number;
}
