import type { HeldBack } from '../engine/advance.ts';
import type { Agenda } from '../engine/agenda.ts';
import type { Deadline } from '../engine/clocks/deadline.ts';
import { instanceName } from '../engine/instance.ts';
import type { OpenStep } from '../engine/open-steps.ts';
import { holdsSteps } from '../playbook/holds-steps.ts';
import type { Playbook, Step } from '../playbook/playbook.ts';

/** What the person is working on: one thing at a time, of all that the agenda holds. */
export type Focus =
  | { kind: 'step'; name: string; open: OpenStep }
  | { kind: 'conflict'; name: string; conflict: Agenda['conflicts'][number] }
  | { kind: 'dispute'; name: string; dispute: Agenda['disputes'][number] }
  | { kind: 'asking'; name: string; held: Extract<HeldBack, { kind: 'asking' }> }
  | { kind: 'waiting'; name: string; held: Extract<HeldBack, { kind: 'waiting' }> }
  /** It would run, and nobody has said whether it applies. */
  | { kind: 'deadline'; name: string; deadline: Deadline }
  | { kind: 'unended'; name: string; unended: Agenda['unended'][number] }
  | { kind: 'closing'; name: 'closing' };

/**
 * Everything to be worked on, in the order of the agenda; closing where nothing else is left or a decision led there. A
 * command without an end comes first once its time is over at `now`: it does not run any more, and was cut off.
 */
export function focusesOf(agenda: Agenda, now: number): Focus[] {
  const conflicts = agenda.conflicts.map(conflict => ({
    kind: 'conflict' as const,
    name: instanceName(conflict.at),
    conflict,
  }));
  const disputes = agenda.disputes.map(dispute => ({
    kind: 'dispute' as const,
    name: `${dispute.what}:${dispute.name}`,
    dispute,
  }));
  const unended = agenda.unended.map(each => ({
    kind: 'unended' as const,
    name: `command ${instanceName(each.at)}`,
    unended: each,
  }));
  const cutOff = unended.filter(({ unended: { started } }) => isOver(started, now));
  const running = unended.filter(each => !cutOff.includes(each));
  const open = agenda.open.map(o => ({ kind: 'step' as const, name: instanceName(o.at), open: o }));
  const here = open.filter(o => o.open.way !== 'leftover');
  const left = open.filter(o => o.open.way === 'leftover');
  const held = agenda.held.map(heldFocus);
  const asking = held.filter(h => h.kind === 'asking');
  const waiting = held.filter(h => h.kind === 'waiting');
  const closing: Focus[] = agenda.ended ? [{ kind: 'closing', name: 'closing' }] : [];
  const undecided = agenda.clocks
    .filter(({ state, acknowledged }) => state === 'undecided' && !acknowledged)
    .map(deadline => ({ kind: 'deadline' as const, name: `deadline:${deadline.clock.id}`, deadline }));
  return [
    ...conflicts,
    ...disputes,
    ...cutOff,
    ...here,
    ...asking,
    ...undecided,
    ...running,
    ...waiting,
    ...closing,
    ...left,
  ];
}

function isOver({ ts, data }: Agenda['unended'][number]['started'], now: number): boolean {
  return Date.parse(ts) + data.timeout + 60_000 < now;
}

/**
 * Stays where the person was while that is still to be done; else goes on with what it has led to inside, or in the same track, which
 * another person's may stand beside; else to the first thing. What people disagree on comes before going on.
 */
export function chooseFocus(
  focuses: readonly Focus[],
  wanted: string | undefined,
  former: Focus | undefined,
  playbook: Playbook,
): Focus | undefined {
  const [first] = focuses;
  const stays = focuses.find(focus => focus.name === wanted);
  const left = former && stepOf(former);
  if (stays || !left || first?.kind !== 'step') return stays ?? first;
  const steps = focuses.filter(focus => focus.kind === 'step' && focus.open.way !== 'leftover');
  const own = holdsSteps(left) ? [left.body] : [];
  for (const list of [...own, ...listsAround(playbook, left.id)]) {
    const near = steps.find(
      focus => focus.kind === 'step' && listsAround(playbook, focus.open.step.id).includes(list),
    );
    if (near) return near;
  }
  return first;
}

function stepOf(focus: Focus): Step | undefined {
  if (focus.kind === 'step') return focus.open.step;
  return focus.kind === 'asking' || focus.kind === 'waiting' ? focus.held.pending.step : undefined;
}

/** The lists that a step stands in, its own first. */
function listsAround(playbook: Playbook, id: string): string[] {
  const list = playbook.steps[id]?.list;
  const owner = list === undefined ? undefined : playbook.lists[list]?.owner;
  if (list === undefined) return [];
  return owner === undefined ? [list] : [list, ...listsAround(playbook, owner)];
}

function heldFocus(held: HeldBack): Focus {
  const { name } = held.pending.slot;
  return held.kind === 'asking' ? { kind: 'asking', name, held } : { kind: 'waiting', name, held };
}
