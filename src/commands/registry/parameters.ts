import type { Argument, Option } from '../command.ts';

export const json: Option = { flags: '--json', about: 'print JSON for a program to read' };

export const playbooks: Option = {
  flags: '--playbooks <dir>',
  about: 'where your own playbooks are (default: those of tocsin.yaml, else ./playbooks)',
  completes: 'path',
};

export const theCase: Argument = {
  syntax: '[case]',
  about: 'its name, a part of it, its id or its folder (default: the only open one)',
  completes: 'case',
};

export const caseFlag: Option = {
  flags: '--case <case>',
  about: 'which case (default: TOCSIN_CASE, else the only open one)',
  completes: 'case',
};

export const acceptDamage: Option = {
  flags: '--accept-damage',
  about: 'go on with a damaged case, in a new log that records the damage',
};

export const reason: Option = { flags: '--reason <text>', about: 'why; it becomes part of the record' };

export const at: Option = {
  flags: '--at <time>',
  about: 'when it really happened: 03:05Z, or 2026-11-21T03:05Z',
};

export const set: Option = {
  flags: '--set <name=value>',
  about: 'an answer that the step asks for',
  repeat: true,
};

export const confirm: Option = {
  flags: '--confirm <id>',
  about: 'the id of a step that is critical or destroys evidence, to confirm it',
};

export const witness: Option = {
  flags: '--witness <name>',
  about: 'the second person, where a step wants one',
};

export const authority: Option = {
  flags: '--authority <name>',
  about: 'on whose authority, where a step wants somebody’s',
};

/** What every act on a case takes. */
export const everyAct: readonly Option[] = [
  caseFlag,
  { flags: '--note <text>', about: 'a note recorded with it' },
  acceptDamage,
  json,
];
