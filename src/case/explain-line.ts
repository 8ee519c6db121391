import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { envelopeVersion, tailLength } from './envelope.ts';

/** Why a line is not in the form of a line. `newer` where it is no fault but a version that this program does not know. */
export function explainLine(line: Buffer): { what: string; newer: boolean } {
  if (line.length === 0) return fault('the line is empty');
  if (!isUtf8(line)) return fault('the line is not valid UTF-8');
  const text = line.toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fault('the line is not whole JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fault('the line is not a JSON object');
  const { v } = value as { v?: unknown };
  if (typeof v === 'number' && Number.isInteger(v) && v > envelopeVersion && hashHolds(line)) {
    return { what: newerVersion(v), newer: true };
  }
  if (JSON.stringify(value) !== text)
    return fault('the line is not in the exact form that was hashed (spaces, escapes, or a key twice)');
  return fault('the line does not have the keys of a log line, in their order and form');
}

/** What is said of a case whose log lines or format are of a version beyond this program's. */
export function newerVersion(version: number | string): string {
  return `it was written by a newer version of Tocsin (format ${version}; this one reads ${envelopeVersion})`;
}

/** The hash is made in this way in every version, so that a flipped bit in `v` is not taken for one. */
function hashHolds(line: Buffer): boolean {
  const digest = hash('sha256', line.subarray(0, -tailLength), 'hex');
  return line.toString('latin1', line.length - tailLength) === `,"hash":"${digest}"}`;
}

function fault(what: string) {
  return { what, newer: false };
}
