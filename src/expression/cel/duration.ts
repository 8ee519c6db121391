import { Environment } from '@marcbachmann/cel-js';

/** A CEL duration of so many milliseconds. The library exports no constructor for it. */
export function makeDuration(ms: number): unknown {
  const seconds = Math.floor(ms / 1000);
  return new (durationClass())(seconds, Math.round((ms - seconds * 1000) * 1e6));
}

/** The milliseconds of a CEL duration; undefined for any other value. */
export function durationMs(value: unknown): number | undefined {
  return value instanceof durationClass() ? Number(value) : undefined;
}

type DurationClass = new (seconds: number, nanos: number) => object;

let known: DurationClass | undefined;

function durationClass(): DurationClass {
  known ??= new Environment().evaluate('duration("0s")').constructor as DurationClass;
  return known;
}
