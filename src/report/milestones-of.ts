import { type CaseState, counts, readMilestone } from '../engine/state.ts';
import { standardMilestones } from '../playbook/milestones.ts';
import type { ReportedMilestone } from './case-report.ts';

/** The milestones that were recorded, each with the times that somebody gave before and that no longer count. */
export function milestonesOf(state: CaseState): ReportedMilestone[] {
  const names = [...new Set([...standardMilestones, ...state.milestones.keys()])];
  return names.flatMap(name => {
    const reading = readMilestone(state, name);
    if (reading.kind !== 'set') return [];
    const { at, precision } = reading.value;
    const { by } = reading;
    const writes = state.milestones.get(name)?.history(record => counts(state, record)) ?? [];
    const former = writes.flatMap(write =>
      write.value === null || write.value.at === at
        ? []
        : [{ at: write.value.at, by: write.by.actor.name, recorded: write.by.ts }],
    );
    return [{ name, at, precision, recorded: by.ts, by: by.actor.name, former }];
  });
}
