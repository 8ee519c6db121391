import type { Recorded } from '../engine/event.ts';

/** What did not go as the playbook has it. */
export function isDeviation(record: Recorded): boolean {
  switch (record.type) {
    case 'step.skipped':
    case 'step.dropped':
    case 'step.failed':
    case 'needs.overridden':
    case 'command.declined':
      return true;
    case 'command.ended':
      return record.data.result !== 'not-run' && !(record.data.result === 'exited' && record.data.exit === 0);
    case 'step.opened':
      return record.data.why !== undefined;
    default:
      return false;
  }
}

/** The record's own book-keeping, and steps opening in their turn, tell a reader nothing. */
export function isOfInterest(record: Recorded): boolean {
  switch (record.type) {
    case 'session.started':
    case 'session.ended':
    case 'case.joined':
      return false;
    case 'step.opened':
      return record.data.why !== undefined;
    default:
      return true;
  }
}

export function isPrivileged(record: Recorded): boolean {
  return record.type === 'note.added' && record.data.privileged === true;
}
