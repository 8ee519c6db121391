import type { Recorded } from '../engine/event.ts';
import type { CaseState } from '../engine/state.ts';
import type { ordinaryWords } from './ordinary-words.ts';
import { valuesIn } from './values-in.ts';

/** Somebody whom the record names, and what they are called in a redacted report: the first role that they had, else Person A, B... */
export interface KnownPerson {
  name: string;
  by: string;
  /** False where it may be an office as well: who was sent something, who owns an action, on whose authority. */
  sure: boolean;
}

export function peopleIn(
  { playbook }: CaseState,
  records: readonly Recorded[],
  ordinary: ReturnType<typeof ordinaryWords>,
): KnownPerson[] {
  const roles = new Map(playbook.roles.map(({ id, title }) => [id, title]));
  const noNames = new Set([...roles].flat().map(word => word.toLowerCase()));
  const people = new Map<string, Named>();
  const meet = ({ name, role, sure = true }: { name: string; role?: string; sure?: boolean }) => {
    const key = name.trim().toLowerCase();
    if (key === '' || noNames.has(key) || (!sure && isOffice(name.trim(), ordinary))) return;
    const known = people.get(key) ?? { name: name.trim(), sure };
    people.set(key, { ...known, role: known.role ?? role, sure: known.sure || sure });
  };
  for (const record of records) {
    meet({ name: record.actor.name });
    for (const named of namesIn(record)) meet(named);
  }
  for (const named of correctedNames(records)) meet(named);
  for (const { name, text } of valuesIn(records))
    if (playbook.inputs[name]?.type === 'person') meet({ name: text });
  return called([...people.values()], roles);
}

interface Named {
  name: string;
  role?: string | undefined;
  sure: boolean;
}

/** `the board`, `all customers`: nothing but words of the language. */
function isOffice(name: string, ordinary: ReturnType<typeof ordinaryWords>): boolean {
  const words = name.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.every(word => ordinary(word.toLowerCase()) === 'word');
}

function namesIn({ type, data }: Recorded): { name: string; role?: string; sure?: boolean }[] {
  const witness = 'witness' in data && data.witness !== undefined ? [{ name: data.witness }] : [];
  const authority = 'authority' in data ? authorityIn(data) : [];
  switch (type) {
    case 'role.assigned':
      return data.person === null ? [] : [{ name: data.person, role: data.role }];
    case 'approval.given':
    case 'approval.denied':
      return [{ name: data.name }, ...authority, ...witness];
    case 'notification.sent':
      return [...addresseesIn(data.to), ...authority, ...witness];
    case 'handover.offered':
      return [{ name: data.to }];
    case 'action.added':
      return [{ name: data.owner, sure: false }];
    default:
      return [...authority, ...witness];
  }
}

/** A name where it is written as one, or in a script that has no capitals; `the board` is none. */
function authorityIn({ authority = '' }: { authority?: string }): { name: string; sure: boolean }[] {
  return /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(authority) ? [{ name: authority, sure: false }] : [];
}

/** `Dana Reyes (legal), lee and the board` are three. */
function addresseesIn(to: string): { name: string; sure: boolean }[] {
  return to
    .replace(/\([^()]*\)|<[^<>]*>/g, ',')
    .split(/[,;/&+\n]|\s(?:and|or|at|of|in|from|via|cc|bcc)\s/iu)
    .map(name => ({ name: name.trim(), sure: false }));
}

/** Names that an entry did not have when it was written. */
function correctedNames(records: readonly Recorded[]): ReturnType<typeof namesIn> {
  const entries = new Map(records.map(record => [record.id, record]));
  return records.flatMap(record => {
    if (record.type !== 'correction.made') return [];
    const { of, field, value } = record.data;
    const entry = entries.get(of);
    return entry ? namesIn({ ...entry, data: { ...entry.data, [field]: value } } as Recorded) : [];
  });
}

function called(people: Named[], roles: ReadonlyMap<string, string>): KnownPerson[] {
  const taken = new Map<string, number>();
  let others = 0;
  return people.map(({ name, role, sure }) => {
    if (role === undefined) return { name, by: `Person ${letters(others++)}`, sure };
    const title = roles.get(role) ?? role;
    const count = (taken.get(title) ?? 0) + 1;
    taken.set(title, count);
    return { name, by: count === 1 ? title : `${title} (${count})`, sure };
  });
}

/** A to Z, then AA, AB... */
function letters(index: number): string {
  const rest = index < 26 ? '' : letters(Math.floor(index / 26) - 1);
  return `${rest}${String.fromCharCode(65 + (index % 26))}`;
}
