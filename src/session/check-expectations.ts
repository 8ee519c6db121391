import type { Recorded } from '../engine/event.ts';
import { itemSlots, latestSlots } from '../engine/latest.ts';
import { measuresOf } from '../engine/measures.ts';
import { type Slot, slotSettled } from '../engine/slot.ts';
import { type CaseState, isClosed, readMilestone } from '../engine/state.ts';
import type { Expectation } from '../playbook/walkthrough.ts';
import type { CaseSession } from './case-session.ts';
import { checkDeadlines } from './check-deadlines.ts';

/** What a played case does not keep of what its walkthrough expects: one sentence each, none where all holds. */
export function checkExpectations(
  session: CaseSession,
  records: readonly Recorded[],
  expected: Expectation,
): string[] {
  const { state } = session;
  const opened = records.flatMap(r => (r.type === 'step.opened' && r.at ? [r.at.step] : []));
  return [
    ...checkOutcome(state, expected),
    ...checkPath(
      opened.filter(id => !holds(state, id)),
      expected.path,
    ),
    ...(expected.opened ?? []).filter(id => !opened.includes(id)).map(id => `${id} was never opened`),
    ...(expected.neverOpened ?? []).filter(id => opened.includes(id)).map(id => `${id} was opened`),
    ...checkDecisions(state, expected.decisions),
    ...(expected.milestones ?? [])
      .filter(name => readMilestone(state, name).kind !== 'set')
      .map(name => `the milestone ${name} was not reached`),
    ...checkSet('measures in force', measuresInForce(state), expected.measuresInForce),
    ...checkSet('overrides', overridesOf(records), expected.overrides),
    ...checkDeadlines(session.agenda().clocks, expected.clocks),
  ];
}

function checkOutcome(state: CaseState, { outcome }: Expectation): string[] {
  const is = isClosed(state) ? 'closed' : 'open';
  return outcome === undefined || outcome === is ? [] : [`the case is ${is}, not ${outcome}`];
}

/** Phases and groups are not on a path: only what a person does. */
function holds(state: CaseState, id: string): boolean {
  const kind = state.playbook.steps[id]?.kind;
  return kind === 'phase' || kind === 'group';
}

/** Steps in the order of their opening; `...` stands for any number of others. */
function checkPath(opened: readonly string[], path: readonly string[] | undefined): string[] {
  let at = 0;
  let free = false;
  for (const id of path ?? []) {
    if (id === '...') {
      free = true;
      continue;
    }
    const found = opened.indexOf(id, at);
    if (found < 0 || (found > at && !free))
      return [`the path parts before ${id}: ${opened[at] ?? 'its end'} came instead`];
    at = found + 1;
    free = false;
  }
  return path && at < opened.length && !free ? [`the path goes on: ${opened[at]}`] : [];
}

function checkDecisions(state: CaseState, decisions: Expectation['decisions']): string[] {
  return Object.entries(decisions ?? {}).flatMap(([id, option]) => {
    const slots = latestSlots(state, id).flatMap(slot => itemSlots(state, slot));
    if (slots.length === 0) return [`${id} came to not decided, not ${option}`];
    return slots.flatMap(slot => {
      const chosen = chosenIn(slot);
      return chosen === option ? [] : [`${slot.name} came to ${chosen}, not ${option}`];
    });
  });
}

function chosenIn(slot: Slot): string {
  const settled = slotSettled(slot);
  return settled.kind === 'final' ? (settled.option ?? settled.word) : 'not decided';
}

function measuresInForce(state: CaseState): string[] {
  return measuresOf(state)
    .filter(m => m.state !== 'lifted')
    .map(m => m.at.step);
}

function overridesOf(records: readonly Recorded[]): string[] {
  return records.flatMap(r => (r.type === 'needs.overridden' && r.at ? [r.at.step] : []));
}

function checkSet(what: string, are: readonly string[], expected: readonly string[] | undefined): string[] {
  if (!expected) return [];
  const [is, should] = [[...new Set(are)].sort().join(', '), [...expected].sort().join(', ')];
  return is === should ? [] : [`${what}: ${is || 'none'}, not ${should || 'none'}`];
}
