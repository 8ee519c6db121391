import { writeSync } from 'node:fs';
import { reason } from './case/disk-error.ts';
import { exit } from './errors.ts';

/** What a process says that has failed, on stderr, and its exit code, 3. Straight to the descriptor, so that no end cuts it off. */
export function lastWords(text: string): void {
  try {
    writeSync(2, text);
  } catch {
    // Standard error cannot be written either: the exit code says it alone.
  }
  process.exitCode = exit.unable;
}

/** That the output cannot be written (a full disk), in one sentence. Whatever was acknowledged is in the case already. */
export function outputFailed(error: unknown): string {
  return `tocsin: cannot write the output: ${reason(error)}.\n`;
}
