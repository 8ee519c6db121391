import { given } from '../given.ts';
import type { Choice } from '../terminal/prompter.ts';
import { contactLine, peopleFor } from '../workspace/roster.ts';
import type { Person } from '../workspace/workspace.ts';
import type { Desk } from './desk.ts';

/**
 * Asks who takes a role: one of those whom the roster has for it, those on call first, or a name that is typed. Nothing where
 * nobody is to have it.
 */
export async function askPerson(
  desk: Desk,
  { ask, role, field }: { ask: string; role: string; field: string },
): Promise<string | undefined> {
  const people = peopleFor(desk.around.workspace, role);
  if (people.length === 0) return typed(desk, `${ask} (empty: nobody)`, field);
  const chosen = await desk.choose({
    ask,
    field: { name: field },
    choices: [
      ...people.map(personChoice),
      { id: somebodyElse, label: 'Somebody else', hint: 'type a name' },
      { id: nobody, label: 'Nobody' },
    ],
  });
  if (chosen === nobody) return undefined;
  return chosen === somebodyElse ? typed(desk, `${ask} (empty: nobody)`, `${field}:name`) : chosen;
}

/** Asks for somebody else than the person who works here: one of the roster, or a name that is typed. */
export async function askColleague(
  desk: Desk,
  { ask, field }: { ask: string; field: string },
): Promise<string> {
  const { session, around } = desk;
  const others = (around.workspace?.people ?? []).filter(
    ({ name }) => name.toLowerCase() !== session.person.toLowerCase(),
  );
  if (others.length > 0) {
    const choices = [
      ...others.map(personChoice),
      { id: somebodyElse, label: 'Somebody else', hint: 'type a name' },
    ];
    const chosen = await desk.choose({ ask, field: { name: field }, choices });
    if (chosen !== somebodyElse) return chosen;
  }
  const name = await desk.text({
    ask,
    field: { name: `${field}:name` },
    validate: text => (text.trim() ? undefined : 'Write a name.'),
  });
  return name.trim();
}

const somebodyElse = '+somebody-else';
const nobody = '+nobody';

function personChoice({ name, contacts, onCall, note }: Person): Choice {
  const known = [onCall ? 'on call' : '', contactLine(contacts)].filter(Boolean).join(', ');
  return { id: name, label: known ? `${name}  ${known}` : name, ...given({ hint: note }) };
}

async function typed(desk: Desk, ask: string, field: string): Promise<string | undefined> {
  return (await desk.text({ ask, field: { name: field } })).trim() || undefined;
}
