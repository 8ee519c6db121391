import type { Recorded } from '../engine/event.ts';
import { type CaseState, readRole } from '../engine/state.ts';
import type { CaseReport, HandOver } from './case-report.ts';

export function peopleOf(state: CaseState): CaseReport['people'] {
  return state.playbook.roles.flatMap(role => {
    const reading = readRole(state, role.id);
    return reading.kind === 'set' ? [{ role: role.title, person: reading.value }] : [];
  });
}

/** Everybody who recorded anything, the first first. What the program recorded of itself is nobody's. */
export function recordersOf(records: readonly Recorded[]): CaseReport['recorders'] {
  const recorders = new Map<string, CaseReport['recorders'][number]>();
  for (const { actor, auto, ts } of records) {
    if (auto) continue;
    const known = recorders.get(actor.name);
    if (!known) {
      recorders.set(actor.name, { person: actor.name, entries: 1, first: ts, last: ts });
      continue;
    }
    known.entries += 1;
    if (ts > known.last) known.last = ts;
  }
  return [...recorders.values()];
}

export function handoversOf({ offers, takings, playbook }: CaseState): HandOver[] {
  const titleOf = (id: string) => playbook.roles.find(role => role.id === id)?.title ?? id;
  return offers.map(offer => {
    const taking = takings.find(({ data }) => data.offer === offer.id);
    const { to, brief, roles } = offer.data;
    return {
      offered: offer.ts,
      from: offer.actor.name,
      to,
      brief,
      roles: roles.map(titleOf),
      taken: taking?.ts ?? null,
      takenBy: taking?.actor.name ?? '',
    };
  });
}
