import type { Recorded } from '../engine/event.ts';
import type { CaseState } from '../engine/state.ts';
import { valuesIn } from './values-in.ts';

/** What everybody whom the record names is called in a redacted report: the first role that they had, else Person A, B... */
export function peopleIn({ playbook }: CaseState, records: readonly Recorded[]): Map<string, string> {
  const roles = new Map(playbook.roles.map(({ id, title }) => [id, title]));
  const noNames = new Set([...roles].flat().map(word => word.toLowerCase()));
  const people = new Map<string, { name: string; role?: string }>();
  const meet = (name: string, role?: string) => {
    const key = name.trim().toLowerCase();
    if (key === '' || noNames.has(key)) return;
    const known = people.get(key) ?? { name: name.trim() };
    people.set(key, role === undefined || known.role !== undefined ? known : { ...known, role });
  };
  for (const record of records) {
    meet(record.actor.name);
    for (const { name, role } of namesIn(record)) meet(name, role);
  }
  for (const { name, text } of valuesIn(records)) if (playbook.inputs[name]?.type === 'person') meet(text);
  return named([...people.values()], roles);
}

function namesIn({ type, data }: Recorded): { name: string; role?: string }[] {
  const witness = 'witness' in data && data.witness !== undefined ? [{ name: data.witness }] : [];
  switch (type) {
    case 'role.assigned':
      return data.person === null ? [] : [{ name: data.person, role: data.role }];
    case 'approval.given':
    case 'approval.denied':
      return [{ name: data.name }, ...authorityIn(data), ...witness];
    case 'decision.made':
      return [...authorityIn(data), ...witness];
    case 'handover.offered':
      return [{ name: data.to }];
    case 'action.added':
      return [{ name: data.owner }];
    default:
      return witness;
  }
}

/** A name where it is written as one; `the board` is none. */
function authorityIn({ authority = '' }: { authority?: string }): { name: string }[] {
  return /^\p{Lu}/u.test(authority) ? [{ name: authority }] : [];
}

function named(
  people: { name: string; role?: string }[],
  roles: ReadonlyMap<string, string>,
): Map<string, string> {
  const taken = new Map<string, number>();
  let others = 0;
  return new Map(
    people.map(({ name, role }) => {
      if (role === undefined) return [name, `Person ${letters(others++)}`];
      const title = roles.get(role) ?? role;
      const count = (taken.get(title) ?? 0) + 1;
      taken.set(title, count);
      return [name, count === 1 ? title : `${title} (${count})`];
    }),
  );
}

/** A to Z, then AA, AB... */
function letters(index: number): string {
  const rest = index < 26 ? '' : letters(Math.floor(index / 26) - 1);
  return `${rest}${String.fromCharCode(65 + (index % 26))}`;
}
