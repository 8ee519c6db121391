import { createHash } from 'node:crypto';
import type { Actor, Draft, EventType, Hlc } from '../engine/event.ts';

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

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(eventTypes, type);
}

const eventTypes: Record<EventType, true> = {
  'case.opened': true,
  'case.joined': true,
  'step.opened': true,
  'step.not-applicable': true,
  'step.completed': true,
  'step.failed': true,
  'step.skipped': true,
  'step.dropped': true,
  'decision.made': true,
  'notification.sent': true,
  'notification.not-sent': true,
  'command.started': true,
  'command.ended': true,
  'command.declined': true,
  'approval.given': true,
  'approval.denied': true,
  'checklist.ticked': true,
  'evidence.added': true,
  'finding.added': true,
  'action.added': true,
  'action.done': true,
  'note.added': true,
  'observable.added': true,
  'observable.withdrawn': true,
  'input.set': true,
  'severity.set': true,
  'milestone.set': true,
  'role.assigned': true,
  'measure.lifted': true,
  'measure.kept': true,
  'clock.met': true,
  'clock.decided': true,
  'clock.acknowledged': true,
  'needs.overridden': true,
  'conflict.resolved': true,
  'correction.made': true,
  'handover.offered': true,
  'handover.taken': true,
  'playbook.attached': true,
  'playbook.switched': true,
  'drill.started': true,
  'drill.clock': true,
  'inject.delivered': true,
  'inject.acknowledged': true,
  'inject.answered': true,
  'inject.held': true,
  'inject.dropped': true,
  'fact.asked': true,
  'hint.given': true,
  'expectation.judged': true,
  'observation.added': true,
  'objective.rated': true,
  'session.started': true,
  'session.ended': true,
  'case.closed': true,
  'case.reopened': true,
  'log.closed': true,
  'damage.found': true,
};
