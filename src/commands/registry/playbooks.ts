import type { Command } from '../command.ts';
import { formats } from '../lint/targets.ts';
import { json, playbooks } from './parameters.ts';

export const playbookCommands: readonly Command[] = [
  {
    name: 'list',
    group: 'Playbooks',
    summary: 'list the playbooks',
    options: [
      playbooks,
      { flags: '--ids', about: 'print only the ids, one a line' },
      { flags: '--long', about: 'an index: when to use each, what it holds, its review, where it leads' },
      json,
    ],
    examples: [
      { line: 'tocsin list', about: 'yours and the built-in ones' },
      { line: 'tocsin list --playbooks ../ir/playbooks', about: 'with those of another folder' },
    ],
    load: () => import('../list.ts'),
  },
  {
    name: 'show',
    group: 'Playbooks',
    summary: 'show one playbook as an outline, on paper or as a graph',
    arguments: [{ syntax: '<playbook>', about: 'its id, or a file', completes: 'playbook' }],
    options: [
      { flags: '--graph <format>', about: 'draw its flow for another tool', choices: ['mermaid', 'dot'] },
      {
        flags: '--print',
        about: 'as plain text for paper: boxes to tick, lines to write on, a sheet a phase',
      },
      playbooks,
      json,
    ],
    examples: [
      { line: 'tocsin show ransomware', about: 'phases, steps and decisions' },
      { line: 'tocsin show ransomware --print | lpr', about: 'for the folder in the drawer' },
      { line: 'tocsin show ransomware --graph dot | dot -Tsvg > flow.svg', about: 'as a picture' },
    ],
    load: () => import('../show.ts'),
  },
  {
    name: 'lint',
    group: 'Playbooks',
    summary: 'find faults in playbooks before an incident does',
    arguments: [
      {
        syntax: '[paths...]',
        about: 'files, folders, or - for standard input (default: tocsin.yaml and its playbooks)',
        completes: 'path',
      },
    ],
    options: [
      {
        flags: '--format <format>',
        about: 'how findings are written (default: pretty); more than once for several',
        choices: formats,
        repeat: true,
      },
      {
        flags: '--output <file>',
        about: 'write the --format before it to a file',
        after: 'format',
        completes: 'path',
      },
      {
        flags: '--fail-on <severity>',
        about: 'the least severity that makes the exit code 1 (default: error)',
        choices: ['error', 'warning', 'info'],
      },
      { flags: '--stdin-filename <name>', about: 'what - is called in findings' },
      { flags: '--threads <count>', about: 'how many read files side by side (default: as suits them)' },
      { flags: '--fix', about: 'mend what can only have been meant in one way' },
      { flags: '--dry-run', about: 'with --fix: write nothing, print the changes' },
      { flags: '--no-ignores', about: 'show findings that comments hide' },
      { flags: '--explain <rule>', about: 'say what a rule finds, why, and how to mend it' },
    ],
    examples: [
      { line: 'tocsin lint', about: 'tocsin.yaml and your playbooks' },
      { line: 'tocsin lint ransomware.yaml --fail-on warning', about: 'strictly' },
      { line: 'tocsin lint --format sarif --output lint.sarif --format pretty', about: 'for two readers' },
      { line: 'tocsin lint --fix --dry-run', about: 'what would be mended' },
      { line: 'tocsin lint --explain unknown-step', about: 'what a rule is about' },
    ],
    load: () => import('../lint.ts'),
  },
  {
    name: 'test',
    group: 'Playbooks',
    summary: 'play the walkthroughs of playbooks and say what they miss',
    arguments: [
      {
        syntax: '[paths...]',
        about: 'walkthroughs, playbooks or folders of them (default: those of tocsin.yaml, else ./playbooks)',
        completes: 'path',
      },
    ],
    options: [
      {
        flags: '--format <format>',
        about: 'how the outcome is printed',
        choices: ['pretty', 'json', 'junit', 'github'],
      },
      { flags: '--min-coverage <percent>', about: 'the exit code is 1 where a playbook is covered to less' },
      {
        flags: '--explore',
        about: 'walk every way through the playbooks instead: is each step reached, can each way close?',
      },
      { flags: '--record <case>', about: 'print a closed case as a walkthrough', completes: 'case' },
      { flags: '--limit <positions>', about: 'how many of a playbook --explore looks at (default: 50000)' },
    ],
    examples: [
      { line: 'tocsin test', about: 'all your walkthroughs' },
      { line: 'tocsin test playbooks/phishing.yaml --min-coverage 90', about: 'those of one playbook' },
      {
        line: 'tocsin test --explore playbooks/phishing.yaml',
        about: 'find dead ends without any walkthrough',
      },
    ],
    load: () => import('../test.ts'),
  },
  {
    name: 'fmt',
    group: 'Playbooks',
    summary: 'lay playbooks out as they all are',
    arguments: [
      {
        syntax: '[paths...]',
        about: 'files, folders, or - for standard input (default: tocsin.yaml and its playbooks)',
        completes: 'path',
      },
    ],
    options: [{ flags: '--check', about: 'write nothing; exit code 1 where a file is laid out otherwise' }],
    examples: [
      { line: 'tocsin fmt', about: 'order of keys and layout; what they say stays the same' },
      { line: 'tocsin fmt --check playbooks', about: 'in a pipeline' },
    ],
    load: () => import('../fmt.ts'),
  },
  {
    name: 'new',
    group: 'Playbooks',
    summary: 'write a playbook to begin from',
    arguments: [{ syntax: '<playbook-id>', about: 'lower-case words joined by hyphens' }],
    options: [
      { flags: '--title <text>', about: 'what people call it (default: its id in words)' },
      { flags: '--owner <name>', about: 'who keeps it up to date (default: the organisation, else you)' },
    ],
    examples: [
      { line: 'tocsin new lost-badge --title "Lost badge"', about: 'into your folder of playbooks' },
    ],
    load: () => import('../new.ts'),
  },
];
