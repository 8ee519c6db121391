import { closingList } from '../engine/closing.ts';
import type { Instance } from '../engine/event.ts';
import { instanceName } from '../engine/instance.ts';
import { isClosed, readSeverity } from '../engine/state.ts';
import { ownAnswers } from './answer-for.ts';
import { type Focus, focusesOf } from './focus.ts';
import { passTime } from './pass-time.ts';
import { settleConflict, settleDispute } from './play-disagreement.ts';
import { type Play, record, Stuck } from './play-record.ts';
import { playStep } from './play-step.ts';

/**
 * The scripted face: answers the open steps of a case from a walkthrough, one after another, by the same decisions as at
 * a terminal, with a clock that only the answers move. Goes on where a former play was cut off. Throws Stuck.
 */
export async function play(the: Play): Promise<void> {
  const { session } = the;
  if (!isClosed(session.state)) begin(the);
  for (let acts = 0; acts < mostActs; acts++) {
    the.recorded(session.take());
    the.recorded(session.settle());
    passTime(the, 0);
    if (isClosed(session.state)) return;
    const focuses = focusesOf(session.agenda(), session.now).filter(f => f.kind !== 'deadline');
    const focus =
      focuses.find(f => f.kind !== 'waiting') ?? focuses.find(f => canOverride(the, f)) ?? focuses[0];
    if (!focus) throw new Stuck('case', 'nothing is left to act on, and it is not closed');
    if (focus.kind === 'closing' && the.walkthrough.expect?.outcome === 'open') return;
    await act(the, focus);
  }
  throw new Stuck('case', `still open after ${mostActs} acts: a loop that no answer leaves`);
}

const mostActs = 10_000;

/** What the walkthrough says at its top, where the case does not have it yet. */
function begin(the: Play): void {
  const { session, walkthrough } = the;
  for (const [role, person] of Object.entries(walkthrough.roles)) {
    if (!session.state.roles.has(role)) record(the, { kind: 'assign-role', role, person });
  }
  if (walkthrough.severity && readSeverity(session.state).kind === 'unset')
    record(the, { kind: 'set-severity', value: walkthrough.severity });
}

/** Does at one focus what the walkthrough answers. Throws Stuck. */
export async function act(the: Play, focus: Focus): Promise<void> {
  switch (focus.kind) {
    case 'step':
      return playStep(the, focus.open.at, focus.open.step, focus.open.way === 'leftover');
    case 'asking':
      return answerWhen(the, focus);
    case 'waiting':
      return override(the, focus);
    case 'closing':
      return close(the);
    case 'deadline':
      return;
    case 'unended':
      throw new Stuck(
        focus.unended.step.id,
        'it was started before, and a walkthrough cannot tell whether it ran',
      );
    case 'conflict':
      return settleConflict(the, focus);
    case 'dispute':
      return settleDispute(the, focus);
    default:
      return focus satisfies never;
  }
}

function answerWhen(the: Play, { held }: Extract<Focus, { kind: 'asking' }>): void {
  const { slot, step } = held.pending;
  const name = instanceName(slot.instance);
  if (held.pending.kind === 'unlisted')
    throw new Stuck(name, `it is opened for each of ${held.missing.join(', ')}, which nobody has given yet`);
  const answers = ownAnswers(the, slot.instance)?.[0];
  if (answers?.applies === undefined) {
    throw new Stuck(
      name,
      `whether it applies depends on ${held.missing.join(', ') || held.problem}; answer applies: yes or no, with a reason`,
    );
  }
  const reason = answers.reason ?? `As the walkthrough answers ${step.id}`;
  record(the, {
    kind: 'decide-applies',
    at: { ...slot.instance },
    applies: answers.applies === 'yes',
    reason,
  });
}

function canOverride(the: Play, focus: Focus): boolean {
  return focus.kind === 'waiting' && overrideOf(the, focus.held.pending.slot.instance) !== undefined;
}

function overrideOf(the: Play, at: Instance): string | undefined {
  return ownAnswers(the, at)?.find(a => a.override !== undefined)?.override;
}

function override(the: Play, { held }: Extract<Focus, { kind: 'waiting' }>): void {
  const { slot } = held.pending;
  const reason = overrideOf(the, slot.instance);
  if (reason === undefined)
    throw new Stuck(
      instanceName(slot.instance),
      `it waits for ${held.missing.join(', ')}, and nothing else is open; answer override: with a reason`,
    );
  record(the, { kind: 'override-needs', at: { ...slot.instance }, reason });
}

function close(the: Play): void {
  const { session, walkthrough } = the;
  const reason = walkthrough.close?.reason ?? 'The walkthrough is at its end';
  const left = closingList(session.agenda());
  for (const { at } of left.open) record(the, { kind: 'drop-step', at, reason });
  for (const { at } of left.measures) record(the, { kind: 'lift-measure', at, reason });
  for (const { clock } of left.clocks) record(the, { kind: 'acknowledge-clock', clock: clock.id, reason });
  record(the, { kind: 'close-case', reason, heads: session.store.heads() });
}
