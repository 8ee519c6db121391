import type { Recorded } from '../engine/event.ts';
import { rolesOf } from '../engine/handovers.ts';
import { sameName } from '../engine/same-name.ts';
import { type CaseState, readRole } from '../engine/state.ts';

/** Somebody who takes part in a case. Times are milliseconds since 1970 UTC, absent where they have recorded nothing. */
export interface Participant {
  name: string;
  /** Ids of the roles that they have. */
  roles: string[];
  since: number | undefined;
  seen: number | undefined;
  /** A session of theirs has begun and not ended: they are at a terminal, or it was cut off. */
  atWork: boolean;
}

/** Who has recorded anything or has a role, in the order in which they came; those who have only a role last. */
export function peopleOf(state: CaseState, records: readonly Recorded[]): Participant[] {
  const people: Participant[] = [];
  const atWork = new Map<string, Participant>();
  for (const { actor, ts, type, w } of records) {
    const at = Date.parse(ts);
    const known = people.find(({ name }) => sameName(name, actor.name));
    const person = known ?? { name: actor.name, roles: [], since: at, seen: at, atWork: false };
    if (!known) people.push(person);
    person.since = Math.min(person.since ?? at, at);
    person.seen = Math.max(person.seen ?? at, at);
    if (type === 'session.ended') atWork.delete(w);
    else atWork.set(w, person);
  }
  for (const person of atWork.values()) person.atWork = true;
  const named = state.playbook.roles.flatMap(({ id }) => {
    const holder = readRole(state, id);
    return holder.kind === 'set' ? [holder.value] : [];
  });
  for (const name of named) {
    if (!people.some(person => sameName(person.name, name)))
      people.push({ name, roles: [], since: undefined, seen: undefined, atWork: false });
  }
  return people.map(person => ({ ...person, roles: rolesOf(person.name, state) }));
}
