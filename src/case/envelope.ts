import { createHash } from 'node:crypto';
import type { Actor, Draft, Hlc } from '../engine/event.ts';

/** What an envelope adds to an event; FORMAT.md is the same in words for a stranger. Keys are written in this order. */
export interface Envelope {
  case: string;
  w: string;
  seq: number;
  /** ULID of the event; a retried append keeps it. */
  id: string;
  /** ISO 8601 in UTC with milliseconds. */
  ts: string;
  /** Milliseconds within one session. */
  mono: number;
  hlc: Hlc;
  /** Other logs' heads that came to be known since this log's line before: `[seq, hash]`. */
  seen?: Record<string, readonly [number, string]>;
  actor: Actor;
  draft: Draft;
  prev: string;
}

/** The version in each line's `v`. */
export const envelopeVersion = 1;

/** The length of a line's end that its hash does not cover: `,"hash":"`, 64 hex digits, `"}`. */
export const tailLength = 75;

/** The longest line in bytes, its newline not counted. */
export const longestLine = 16 * 1024 * 1024;

/** What stands in for the line before a log's first: its `prev`. */
export function logRoot(caseId: string, w: string): string {
  return createHash('sha256').update(`tocsin-log-v1\0${caseId}\0${w}`).digest('hex');
}
