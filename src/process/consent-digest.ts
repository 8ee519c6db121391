import { createHash } from 'node:crypto';

/** What is shown of a command before a person consents to it. */
export interface Shown {
  /** Absolute path. */
  program: string;
  /** As written and filled in, the program's name first; what is sensitive is withheld. */
  argv: readonly string[];
  cwd: string;
  /** Names of environment variables. */
  env: readonly string[];
  /** Milliseconds. */
  timeout: number;
}

/**
 * What consent is bound to: SHA-256, in hex, of the JSON array of what was shown. Anybody can take it again from the record.
 * Sensitive values are not in it, for what is short could be guessed from it.
 */
export function consentDigest({ program, argv, cwd, env, timeout }: Shown): string {
  const text = JSON.stringify([program, argv, cwd, env, timeout]);
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
