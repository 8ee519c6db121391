import type { Deadline } from '../engine/clocks/deadline.ts';
import type { Recorded } from '../engine/event.ts';
import { itemSlots, latestSlots } from '../engine/latest.ts';
import { measuresOf } from '../engine/measures.ts';
import { type Slot, slotSettled } from '../engine/slot.ts';
import { type CaseState, isClosed, readMilestone } from '../engine/state.ts';
import { holdsSteps } from '../playbook/holds-steps.ts';
import type { Expectation } from '../playbook/walkthrough.ts';
import { checkDeadlines } from './check-deadlines.ts';
import { checkPath } from './check-path.ts';
import type { Unmet } from './unmet.ts';

/** A case that a walkthrough was played on. */
export interface PlayedCase {
  state: CaseState;
  records: readonly Recorded[];
  deadlines: readonly Deadline[];
}

/** What a played case does not keep of what its walkthrough expects; none where all holds. */
export function checkExpectations({ state, records, deadlines }: PlayedCase, expected: Expectation): Unmet[] {
  const opened = records.flatMap(r => (r.type === 'step.opened' && r.at ? [r.at.step] : []));
  return [
    ...checkOutcome(state, expected),
    ...checkPath(
      opened.filter(id => !isContainer(state, id)),
      expected.path,
    ),
    ...checkOpened(opened, expected),
    ...checkDecisions(state, expected.decisions),
    ...checkMilestones(state, expected.milestones),
    ...checkSet('measures in force', measuresInForce(state), expected.measuresInForce, 'measures_in_force'),
    ...checkSet('overrides', overridesOf(records), expected.overrides, 'overrides'),
    ...checkDeadlines(deadlines, expected.clocks),
  ];
}

function checkOutcome(state: CaseState, { outcome }: Expectation): Unmet[] {
  const is = isClosed(state) ? 'closed' : 'open';
  if (outcome === undefined || outcome === is) return [];
  return [{ message: `the case is ${is}, not ${outcome}`, path: ['expect', 'outcome'] }];
}

/** Phases and groups are not on a path: only what a person does. */
function isContainer(state: CaseState, id: string): boolean {
  const step = state.playbook.steps[id];
  return step !== undefined && holdsSteps(step);
}

function checkOpened(came: readonly string[], { opened = [], neverOpened = [] }: Expectation): Unmet[] {
  return [
    ...opened.flatMap((step, i) =>
      came.includes(step)
        ? []
        : [{ message: `${step} was never opened`, path: ['expect', 'opened', i], step }],
    ),
    ...neverOpened.flatMap((step, i) =>
      came.includes(step)
        ? [{ message: `${step} was opened`, path: ['expect', 'never_opened', i], step }]
        : [],
    ),
  ];
}

function checkDecisions(state: CaseState, decisions: Expectation['decisions']): Unmet[] {
  return Object.entries(decisions ?? {}).flatMap(([step, option]) => {
    const path = ['expect', 'decisions', step];
    const slots = latestSlots(state, step).flatMap(slot => itemSlots(state, slot));
    if (slots.length === 0) return [{ message: `${step} came to not decided, not ${option}`, path, step }];
    return slots.flatMap(slot => {
      const chosen = chosenIn(slot);
      return chosen === option
        ? []
        : [{ message: `${slot.name} came to ${chosen}, not ${option}`, path, step }];
    });
  });
}

function chosenIn(slot: Slot): string {
  const settled = slotSettled(slot);
  return settled.kind === 'final' ? (settled.option ?? settled.word) : 'not decided';
}

function checkMilestones(state: CaseState, milestones: readonly string[] = []): Unmet[] {
  return milestones.flatMap((name, i) =>
    readMilestone(state, name).kind === 'set'
      ? []
      : [{ message: `the milestone ${name} was not reached`, path: ['expect', 'milestones', i] }],
  );
}

function measuresInForce(state: CaseState): string[] {
  return measuresOf(state)
    .filter(m => m.state !== 'lifted')
    .map(m => m.at.step);
}

function overridesOf(records: readonly Recorded[]): string[] {
  return records.flatMap(r => (r.type === 'needs.overridden' && r.at ? [r.at.step] : []));
}

function checkSet(
  what: string,
  are: readonly string[],
  expected: readonly string[] | undefined,
  key: string,
): Unmet[] {
  if (!expected) return [];
  const [is, should] = [[...new Set(are)].sort().join(', '), [...new Set(expected)].sort().join(', ')];
  return is === should
    ? []
    : [{ message: `${what}: ${is || 'none'}, not ${should || 'none'}`, path: ['expect', key] }];
}
