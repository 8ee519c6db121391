import type { Plan } from './plan.ts';

/** A `tocsin.yaml` of what is known, with comments that say what each part does and examples of what is not there yet. */
export function composeWorkspace(plan: Plan): string {
  return `${[
    head(plan),
    casesPart(plan),
    playbooksPart,
    rosterPart(plan),
    resourcesPart,
    regimesPart(plan),
    calendarsPart(plan),
    clocksPart,
    risksPart,
    lintPart,
  ].join('\n\n')}\n`;
}

function head({ organisation }: Plan): string {
  return `# Who can be called, which laws apply, where things are: the workspace of every tocsin command in this folder and below.
# Nothing in it is executed. After each change: tocsin lint
tocsin-workspace: 1
organisation: ${scalar(organisation)}`;
}

function casesPart({ cases }: Plan): string {
  return `# Where cases are kept, from this file's folder. They hold evidence: keep them off shared and public places.
cases: ${scalar(cases)}

# How a case is named; {number} counts up.
case_id: INC-{year}-{number}-{playbook}`;
}

const playbooksPart = `# Folders with your own playbooks. One of them is used in place of the built-in playbook of its id; tocsin list says so.
# Absent: the folder playbooks beside this file, once it is there.
# playbooks: [playbooks]`;

function rosterPart({ people, onCall }: Plan): string {
  const about = `# Who can take which role, and how to reach them when mail and chat are down: a phone number serves best.
# Steps show who has their role; a role that nobody has yet is offered to these people, those on call first.`;
  if (people.length === 0) return `${about}\n${commented(examplePeople)}`;
  const entries = people.map(
    ({ name, roles, contacts }) => `    - name: ${scalar(name)}
      roles: [${roles.join(', ')}]${contactLines(contacts)}`,
  );
  const calls = onCall.length === 0 ? '  # on_call: []' : `  on_call: [${onCall.map(scalar).join(', ')}]`;
  return `${about}\nroster:\n  people:\n${entries.join('\n')}\n  # Who is called first, in this order: change it with each shift.\n${calls}`;
}

function contactLines(contacts: Plan['people'][number]['contacts']): string {
  const lines = Object.entries(contacts).map(([kind, address]) => `\n        ${kind}: ${scalar(address)}`);
  return lines.length === 0 ? '' : `\n      contacts:${lines.join('')}`;
}

const examplePeople = `roster:
  people:
    - name: dana
      roles: [commander]
      contacts:
        phone: +353 1 555 0100
        chat: "@dana on Signal"
    - name: lee
      roles: [commander, scribe]
      contacts:
        mobile: +353 85 555 0100
  on_call: [lee, dana]`;

const resourcesPart = `# Tools, suppliers and authorities. A notification to one of these names shows how to reach it.
# Kinds: tool, supplier, regulator, authority, insurer, counsel, other.
# resources:
#   - name: Cyber insurance hotline
#     kind: insurer
#     contacts:
#       phone: +353 1 555 0150
#     note: Policy 0815. Call before anybody is hired.`;

function regimesPart({ regimes }: Plan): string {
  const about = `# The laws and contracts that bind you: their deadlines join every case when it opens. Not legal advice: ask your counsel
# which ones do. tocsin lint says it where one of them is not in the library.`;
  if (regimes.length === 0) return `${about}\n# regimes: [regulations/gdpr, regulations/nis2]`;
  const width = Math.max(...regimes.map(({ path }) => path.length));
  const entries = regimes.map(
    ({ path, title }) => `  - ${path.padEnd(width)}  # ${title.replace(/\s+/g, ' ')}`,
  );
  return `${about}\nregimes:\n${entries.join('\n')}`;
}

function calendarsPart({ calendars }: Plan): string {
  const about = `# Business days, where a law counts in them. The calendar called default serves the deadlines that name none.
# A holiday that is missing here makes a deadline seem earlier, one too many makes it seem later: list each year's days.`;
  const entries = Object.entries(calendars).map(
    ([id, zone]) => `  ${id}:
    zone: ${zone}
    weekend: [saturday, sunday]
    holidays: []  # [2026-12-25, 2026-12-28]`,
  );
  return entries.length === 0
    ? `${about}\n${commented('calendars:\n  default:\n    zone: Europe/Dublin\n    holidays: [2026-12-25, 2026-12-28]')}`
    : `${about}\ncalendars:\n${entries.join('\n')}`;
}

const clocksPart = `# Deadlines that are another in your country, by the id of the regime's clock; what is not said stays as it is.
# clocks:
#   nis2-early-warning:
#     within: 12h
#     source: The national act and its section
#     reviewed: 2026-11-01`;

const risksPart = `# The risk register: tocsin risks draws it beside what happened, tocsin risks review goes through it and writes here.
# Likelihood and impact from 1 to 5; treatment: mitigate, transfer, avoid, accept.
# risks:
#   - id: ransomware
#     title: Ransomware stops production
#     likelihood: 3
#     impact: 5
#     treatment: mitigate
#     playbooks: [ransomware]`;

const lintPart = `# How grave lint's findings are here: error, warning, info, or off.
# lint:
#   rules:
#     unknown-milestone: error`;

function commented(text: string): string {
  return text
    .split('\n')
    .map(line => `# ${line}`)
    .join('\n');
}

/** Plain where nothing in it means anything in YAML; else in quotes. */
function scalar(text: string): string {
  return /^[\p{L}\p{N}+/(][\p{L}\p{N} _./@+()-]*$/u.test(text) && text === text.trim()
    ? text
    : JSON.stringify(text);
}
