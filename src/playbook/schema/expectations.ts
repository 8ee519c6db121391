/** What a definition or property of the schemas wants, as the end of a sentence, by its name. */
const expectations: Readonly<Record<string, string>> = {
  id: 'lower-case words joined by hyphens, such as `isolate-host`',
  'reference-id': 'an id: lower-case words joined by hyphens, such as `isolate-host`',
  'step-id': 'the id of a step: lower-case words joined by hyphens, such as `isolate-host`',
  name: 'a name: lower-case words joined by underscores, such as `first_host`',
  'input-name': "the name of an input, such as `first_host`; of a fragment's, such as `start.codename`",
  duration: 'a duration: a whole number and s, m, h or d, such as `15m`',
  period: 'a period such as `72h`, `4 business days` or `1 month`',
  date: 'a day, as `2026-11-01`',
  time: 'a time with a zone, as `2026-11-21T02:10:00Z`',
  version: 'a version of three numbers, as `1.0.0`',
  url: 'an address that begins with https://, http:// or mailto:',
  attack: 'the id of an ATT&CK technique, as `T1486` or `T1566.002`',
  env: 'the name of an environment variable, as `EDR_TOKEN`',
  use: 'the path of a regulation file without its ending, as `regulations/gdpr`',
  margin: 'a comparison with a duration, as `>= 1h`',
  folder: 'a folder, from the folder of this file or absolute; `~` stands for nothing here',
  case_id: 'letters, digits, `.`, `_`, `-`, {year}, {month}, {playbook}, and {number}, which must be there',
  'regime-path': 'the path of a regulation file without its ending, as `regulations/gdpr`',
  phone: 'a number to dial, as `+353 1 555 0100` or `4711`',
  mail: 'a mail address, as `dana@example.org`',
  web: 'an address that begins with https:// or http://',
  day_ends: 'hours and minutes, as `17:30`',
  scale: 'a number from 1 to 60, as `4`',
  draw: 'a whole number from 1 to 50, as `2`',
  zone: 'a time zone, as `Europe/Dublin` or `UTC`',
  text: 'a text that is not empty',
  expression: 'an expression that is not empty',
};

/** What is wanted where a value does not fit: by the schema's name, else by the key it stands under. */
export function expectation(name: string | undefined, key: string | undefined): string {
  return expectations[name ?? ''] ?? expectations[key ?? ''] ?? 'a text that is not empty';
}

const names: ReadonlySet<string> = new Set(['id', 'name', 'reference-id', 'step-id', 'input-name']);

/** Names of things that others refer to: not fitting them is `id-form`. */
export function isIdForm(name: string | undefined): boolean {
  return names.has(name ?? '');
}
