import type { Command } from '../command.ts';
import { acceptDamage, caseFlag, json, playbooks, theCase } from './parameters.ts';

const answers = {
  flags: '--answers <file>',
  about: 'answer from a file, with a simulated clock',
  completes: 'path',
} as const;

export const caseCommands: readonly Command[] = [
  {
    name: 'run',
    group: 'Cases',
    summary: 'open a case from a playbook and step through it',
    arguments: [
      { syntax: '[playbook]', about: 'its id, or a file; without one, choose', completes: 'playbook' },
    ],
    options: [
      { flags: '--input <name=value>', about: 'an answer that the case opens with', repeat: true },
      { flags: '--drill', about: 'the same as an exercise, marked so everywhere' },
      { flags: '--name <name>', about: 'the name of the case (default: the next number)' },
      answers,
      playbooks,
      json,
    ],
    examples: [
      { line: 'tocsin run phishing', about: 'open a case and step through it' },
      { line: 'tocsin run phishing --drill', about: 'the same as an exercise' },
      { line: 'tocsin run --answers drill.yaml --json', about: 'play an answers file' },
    ],
    load: () => import('../run.ts'),
  },
  {
    name: 'resume',
    group: 'Cases',
    summary: 'go on with a case',
    arguments: [
      {
        ...theCase,
        about: 'its name, a part of it, its id or its folder (default: the open one touched last)',
      },
    ],
    options: [answers, playbooks, acceptDamage, json],
    examples: [
      { line: 'tocsin resume', about: 'the open case that was touched last' },
      { line: 'tocsin resume 014', about: 'by a part of its name' },
    ],
    load: () => import('../resume.ts'),
  },
  {
    name: 'cases',
    group: 'Cases',
    summary: 'list the open cases',
    options: [
      { flags: '--all', about: 'closed ones too' },
      { flags: '--names', about: 'print only the names, one a line' },
      json,
    ],
    examples: [{ line: 'tocsin cases --all', about: 'every case in the folder' }],
    load: () => import('../cases.ts'),
  },
  {
    name: 'status',
    group: 'Cases',
    summary: 'show where a case stands',
    arguments: [theCase],
    options: [json],
    examples: [{ line: 'tocsin status', about: 'what is open, waiting, in force' }],
    load: () => import('../status.ts'),
  },
  {
    name: 'drift',
    group: 'Cases',
    summary: 'show what has changed in the library since a case was opened',
    arguments: [theCase],
    options: [playbooks, json],
    examples: [{ line: 'tocsin drift 014', about: 'line by line; the case goes on with its own text' }],
    load: () => import('../drift.ts'),
  },
  {
    name: 'clocks',
    group: 'Cases',
    summary: 'list the deadlines of a case: what is due, met, overdue',
    arguments: [theCase],
    options: [
      {
        flags: '--ics <file>',
        about: 'write those that are due for a calendar program; - for standard output',
        completes: 'path',
      },
      json,
    ],
    examples: [
      { line: 'tocsin clocks', about: 'all of them, the next one first' },
      { line: 'tocsin clocks 014 --ics deadlines.ics', about: 'for a calendar program' },
    ],
    load: () => import('../clocks.ts'),
  },
  {
    name: 'close',
    group: 'Cases',
    summary: 'close a case when nothing is left open',
    options: [
      { flags: '--reason <text>', about: 'why, where the playbook is not at its end' },
      { flags: '--drop <reason>', about: 'drop all open steps, with this reason' },
      { flags: '--keep-all <reason>', about: 'keep all measures in force, with this reason' },
      {
        flags: '--acknowledge <reason>',
        about: 'acknowledge all deadlines that are not met, with this reason',
      },
      caseFlag,
      { flags: '--note <text>', about: 'a note recorded before it' },
      acceptDamage,
      json,
    ],
    examples: [{ line: 'tocsin close', about: 'says what is left, if anything is' }],
    load: () => import('../acts/close.ts'),
  },
  {
    name: 'reopen',
    group: 'Cases',
    summary: 'open a closed case again',
    options: [
      { flags: '--reason <text>', about: 'why', required: true },
      { ...caseFlag, required: true },
      acceptDamage,
      json,
    ],
    examples: [
      {
        line: 'tocsin reopen --case 014 --reason "The sender is back"',
        about: 'with the reason on the record',
      },
    ],
    load: () => import('../acts/reopen.ts'),
  },
];
