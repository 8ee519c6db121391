import type { Clock } from '../../playbook/playbook.ts';
import type { Recorded } from '../event.ts';

export type ClockState = 'not-applicable' | 'waiting' | 'undecided' | 'running' | 'met' | 'late' | 'overdue';

/** Where a clock stands. Times in milliseconds since 1970 UTC. */
export interface Deadline {
  clock: Clock;
  state: ClockState;
  /** What it runs from, once that is recorded. */
  anchor?: number;
  /** Absent until the anchor is recorded, and for a clock without a limit. Of a recurring clock: when the next meeting is due. */
  due?: number;
  /** When it would be due, had its anchor not been corrected. */
  dueBefore?: number;
  /** The first submission; of a recurring clock the newest. */
  met?: number;
  receipt?: string;
  /** Time left when it was met, the least where it recurs; negative: too late by so much. Milliseconds. */
  margin?: number;
  /** A person has said why the case may close without it. */
  acknowledged?: Recorded;
  notes: DeadlineNote[];
}

/** What a person must know of a deadline to rely on it. */
export type DeadlineNote =
  /** Its condition depends on these, or on nothing that could be answered. */
  | { kind: 'depends-on'; names: string[]; problem?: string }
  | { kind: 'decided'; applies: boolean; by: Recorded; otherwise: boolean }
  | { kind: 'condition-false'; condition: string }
  | { kind: 'not-law'; status: 'pending' | 'not-in-force' }
  | { kind: 'anchor-disputed' }
  /** Its second limit has nothing to run from yet. */
  | { kind: 'cap-waits'; within: string }
  /** It names a calendar that the case does not carry, or that this machine cannot use. */
  | { kind: 'calendar-unknown'; calendar: string }
  /** It counts days, and no calendar says in which zone. */
  | { kind: 'counted-in-utc' };

/** Whether it presses: it runs, or would if it applies. */
export function isPressing({ state }: Deadline): boolean {
  return state === 'running' || state === 'overdue' || state === 'undecided';
}
