import type { Choice } from '../terminal/prompter.ts';
import { isZone } from '../workspace/check/is-zone.ts';
import type { Plan } from '../workspace/plan.ts';
import { regimeQuestions } from '../workspace/regime-questions.ts';
import type { Contacts } from '../workspace/workspace.ts';
import type { Asker } from './asker.ts';

/** What the library offers to choose from. */
export interface Offered {
  roles: { id: string; title: string }[];
  /** Every regime that is law, with the calendars that it counts by. */
  regimes: { path: string; title: string; summary: string; calendars: string[] }[];
  /** The zone of this machine. */
  zone: string;
}

/** Asks for what a workspace wants to know, in five short parts. */
export async function askPlan(asker: Asker, offered: Offered): Promise<Plan> {
  const organisation = await asker.text({
    ask: 'What is your organisation called?',
    field: { name: 'organisation' },
    validate: named,
  });
  const cases = await asker.text({
    ask: 'In which folder are cases kept?',
    help: 'From this folder, or absolute. They hold evidence: keep them off shared and public places.',
    initial: 'cases',
    field: { name: 'cases' },
    validate: folder,
  });
  const people = await askPeople(asker, offered);
  const onCall = await askOnCall(asker, people);
  const regimes = await askRegimes(asker, offered);
  const zone = await askZone(asker, offered.zone);
  const counted = regimes.flatMap(({ calendars }) => calendars);
  return {
    organisation: organisation.trim(),
    cases: cases.trim(),
    people,
    onCall,
    regimes,
    calendars: { default: zone, ...Object.fromEntries(counted.map(id => [id, zones[id] ?? zone])) },
  };
}

/** Where the days of a calendar that regulations name begin. */
const zones: Readonly<Record<string, string>> = { 'us-federal': 'America/New_York' };

async function askPeople(asker: Asker, { roles }: Offered): Promise<Plan['people']> {
  const people: Plan['people'] = [];
  for (;;) {
    const name = await asker.text({
      ask: people.length === 0 ? 'Who can be called in an incident? One name' : 'Who else? One name',
      help: 'As it shall stand on records. Nothing: that is all.',
      field: { name: `person:${people.length}` },
      validate: typed => nameProblem(typed.trim(), people),
    });
    if (name.trim() === '') return people;
    people.push(await askPersonalia(asker, name.trim(), roles));
  }
}

async function askPersonalia(
  asker: Asker,
  name: string,
  roles: Offered['roles'],
): Promise<Plan['people'][number]> {
  const taken = await asker.pick({
    ask: `Which roles can ${name} take?`,
    choices: roles.map(({ id, title }): Choice => ({ id, label: id, hint: title })),
    field: { name: `roles:${name}` },
  });
  const contacts: Contacts = {};
  for (const [kind, ask, wanted] of ways) {
    const address = await asker.text({
      ask: `${ask} of ${name}? (nothing: none)`,
      field: { name: `${kind}:${name}` },
      validate: typed =>
        typed.trim() === '' || wanted.test(typed.trim()) ? undefined : `That is no ${ask.toLowerCase()}.`,
    });
    if (address.trim() !== '') contacts[kind] = address.trim();
  }
  return { name, roles: taken, contacts };
}

const ways = [
  ['phone', 'Phone number', /^\+?[0-9(][0-9 ()./-]{0,36}[0-9]$/],
  ['mail', 'Mail address', /^[^\s@<>]+@[^\s@<>]+$/],
  ['chat', 'Chat handle', /^[^\p{C}]+$/u],
] as const;

async function askOnCall(asker: Asker, people: Plan['people']): Promise<string[]> {
  if (people.length === 0) return [];
  const picked = await asker.pick({
    ask: 'Who is on call now?',
    help: 'They are called before anybody else.',
    choices: people.map(({ name }) => ({ id: name, label: name })),
    field: { name: 'on-call' },
  });
  return askOrder(
    asker,
    people.map(({ name }) => name).filter(name => picked.includes(name)),
  );
}

/** One after another, until there is nothing left to choose. */
async function askOrder(asker: Asker, names: readonly string[], after?: string): Promise<string[]> {
  if (names.length < 2) return [...names];
  const next = await asker.choose({
    ask: after === undefined ? 'Who is called first?' : `And who after ${after}?`,
    choices: names.map(name => ({ id: name, label: name })),
    field: { name: `on-call-after:${after ?? ''}` },
  });
  const others = names.filter(name => name !== next);
  return [next, ...(await askOrder(asker, others, next))];
}

async function askRegimes(asker: Asker, { regimes }: Offered): Promise<Offered['regimes']> {
  const binding: Offered['regimes'] = [];
  for (const regime of regimes) {
    const question = regimeQuestions.find(({ regime: path }) => path === regime.path);
    const yes = await asker.confirm({
      ask: question?.ask ?? `Does this bind you: ${regime.title}?`,
      help: regime.summary,
      field: { name: `regime:${regime.path}` },
    });
    if (yes) binding.push(regime);
  }
  return binding;
}

function askZone(asker: Asker, initial: string): Promise<string> {
  return asker.text({
    ask: 'In which time zone do your business days begin?',
    help: 'A name of the IANA database, as Europe/Dublin.',
    initial,
    field: { name: 'zone' },
    validate: zone => (isZone(zone) ? undefined : 'There is no such time zone. Write one as Europe/Dublin.'),
  });
}

function named(text: string): string | undefined {
  if (text.trim() === '') return 'It needs a name.';
  return /\p{C}/u.test(text) ? 'Only what can be seen, please.' : undefined;
}

function folder(text: string): string | undefined {
  return /^[^~\s"'\\\p{C}][^"'\p{C}]*$/u.test(text.trim())
    ? undefined
    : 'A path without quotes, and without ~ in front.';
}

function nameProblem(name: string, people: Plan['people']): string | undefined {
  if (/\p{C}/u.test(name)) return 'Only what can be seen, please.';
  return people.some(person => person.name.toLowerCase() === name.toLowerCase())
    ? `${name} is named already. Two people need two names.`
    : undefined;
}
