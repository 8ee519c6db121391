import type { EventType, Recorded } from '../engine/event.ts';
import { type CaseState, isClosed } from '../engine/state.ts';

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

/** What was consciously not done, or done without what it wants: somebody answers for it. */
export function isRefrained(record: Recorded): boolean {
  switch (record.type) {
    case 'step.skipped':
    case 'step.dropped':
    case 'needs.overridden':
    case 'command.declined':
    case 'notification.not-sent':
    case 'measure.kept':
    case 'clock.acknowledged':
      return true;
    case 'step.not-applicable':
      return !record.auto;
    case 'clock.decided':
      return !record.data.applies;
    case 'measure.lifted':
      return record.data.neverApplied === true;
    case 'step.completed':
      return record.data.early === true;
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
    case 'drill.clock':
    case 'inject.acknowledged':
    case 'inject.held':
    case 'inject.dropped':
      return false;
    case 'step.opened':
      return record.data.why !== undefined;
    default:
      return true;
  }
}

/** Told in the timeline and nowhere else: most entries of a long case. */
export function isInTimelineOnly({ type }: Recorded): boolean {
  return inTimelineOnly.has(type);
}

const inTimelineOnly: ReadonlySet<EventType> = new Set([
  'note.added',
  'checklist.ticked',
  'input.set',
  'session.started',
  'session.ended',
]);

/** What may be shown to everybody: no privileged note, and no correction of one. */
export function withoutPrivileged(records: readonly Recorded[]): Recorded[] {
  const privileged = new Set(records.filter(isPrivileged).map(({ id }) => id));
  if (privileged.size === 0) return [...records];
  return records.filter(
    r => !privileged.has(r.id) && !(r.type === 'correction.made' && privileged.has(r.data.of)),
  );
}

export function isPrivileged(record: Recorded): boolean {
  return record.type === 'note.added' && record.data.privileged === true;
}

/** What the players of an exercise may read: all of it once the case is closed. */
export function shownToPlayers(records: readonly Recorded[], state: CaseState): readonly Recorded[] {
  return isClosed(state) ? records : records.filter(record => !isForControllers(record));
}

/** What only the controller and the evaluators of an exercise see while it goes on. */
export function isForControllers({ type }: Recorded): boolean {
  return forControllers.has(type);
}

const forControllers: ReadonlySet<Recorded['type']> = new Set([
  'inject.held',
  'inject.dropped',
  'expectation.judged',
  'observation.added',
  'objective.rated',
]);
