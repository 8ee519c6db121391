import { writeSync } from 'node:fs';
import { reason } from './case/disk-error.ts';
import { exit } from './errors.ts';

/**
 * Ends the process where its output cannot be written (a full disk): one sentence on stderr, exit code 3. Whatever was
 * acknowledged is in the case already.
 */
export function endForOutput(error: unknown): never {
  try {
    writeSync(2, `tocsin: cannot write the output: ${reason(error)}.\n`);
  } catch {
    // Standard error cannot be written either: the exit code says it alone.
  }
  process.exit(exit.unable);
}
