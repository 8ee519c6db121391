import { isUtf8 } from 'node:buffer';
import { envelopeVersion } from './envelope.ts';

/** Why the scanner refused a line. `newer` where it is no fault but a version that this program does not know. */
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
  if (typeof v === 'number' && Number.isInteger(v) && v > envelopeVersion)
    return { what: newerVersion(v), newer: true };
  if (JSON.stringify(value) !== text)
    return fault('the line is not in the exact form that was hashed (spaces, escapes, or a key twice)');
  return fault('the line does not have the keys of a log line, in their order and form');
}

/** What is said of a case whose log lines or format are of a version beyond this program's. */
export function newerVersion(version: number | string): string {
  return `it was written by a newer version of Tocsin (format ${version}; this one reads ${envelopeVersion})`;
}

function fault(what: string) {
  return { what, newer: false };
}
