import type { Command } from './command.ts';
import { actCommands } from './registry/acts.ts';
import { caseCommands } from './registry/cases.ts';
import { json, playbooks } from './registry/parameters.ts';
import { recordCommands } from './registry/record.ts';

/** Every command, in the order of the help. A command is added by its file and one entry here. */
export const commands: readonly Command[] = [
  ...caseCommands,
  ...actCommands,
  ...recordCommands,
  {
    name: 'list',
    group: 'Playbooks',
    summary: 'list the playbooks',
    options: [playbooks, { flags: '--ids', about: 'print only the ids, one a line' }, json],
    examples: [
      { line: 'tocsin list', about: 'yours and the built-in ones' },
      { line: 'tocsin list --playbooks ../ir/playbooks', about: 'with those of another folder' },
    ],
    load: () => import('./list.ts'),
  },
  {
    name: 'show',
    group: 'Playbooks',
    summary: 'show one playbook as an outline or a graph',
    arguments: [{ syntax: '<playbook>', about: 'its id, or a file', completes: 'playbook' }],
    options: [
      { flags: '--graph <format>', about: 'draw its flow for another tool', choices: ['mermaid', 'dot'] },
      playbooks,
      json,
    ],
    examples: [
      { line: 'tocsin show ransomware', about: 'phases, steps and decisions' },
      { line: 'tocsin show ransomware --graph dot | dot -Tsvg > flow.svg', about: 'as a picture' },
    ],
    load: () => import('./show.ts'),
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
      { flags: '--format <format>', about: 'how findings are printed', choices: ['pretty', 'json'] },
      {
        flags: '--fail-on <severity>',
        about: 'the least severity that makes the exit code 1 (default: error)',
        choices: ['error', 'warning', 'info'],
      },
      { flags: '--stdin-filename <name>', about: 'what - is called in findings' },
      { flags: '--explain <rule>', about: 'say what a rule finds, why, and how to mend it' },
    ],
    examples: [
      { line: 'tocsin lint', about: 'tocsin.yaml and your playbooks' },
      { line: 'tocsin lint ransomware.yaml --fail-on warning', about: 'strictly' },
      { line: 'tocsin lint --explain unknown-step', about: 'what a rule is about' },
    ],
    load: () => import('./lint.ts'),
  },
  {
    name: 'init',
    group: 'Tool',
    summary: 'write a tocsin.yaml: who can be called, which laws apply',
    options: [{ flags: '--yes', about: 'ask nothing: write one of examples, to be filled in' }],
    examples: [
      { line: 'tocsin init', about: 'a few questions, then the file; it never overwrites one' },
      { line: 'tocsin init --yes', about: 'the same with examples in place of answers' },
    ],
    load: () => import('./init.ts'),
  },
  {
    name: 'doctor',
    group: 'Tool',
    summary: 'check that this machine is ready for an incident',
    options: [json],
    examples: [{ line: 'tocsin doctor', about: 'Node, terminal, folders, clock and workspace' }],
    load: () => import('./doctor.ts'),
  },
  {
    name: 'completion',
    group: 'Tool',
    summary: 'print a script that completes commands in your shell',
    arguments: [
      {
        syntax: '<shell>',
        about: 'bash, zsh, fish or powershell',
        completes: ['bash', 'zsh', 'fish', 'powershell'],
      },
    ],
    examples: [
      { line: 'tocsin completion bash > ~/.local/share/bash-completion/completions/tocsin', about: 'Bash' },
      { line: 'tocsin completion zsh > "$fpath[1]/_tocsin"', about: 'Zsh' },
      { line: 'tocsin completion fish > ~/.config/fish/completions/tocsin.fish', about: 'Fish' },
      { line: 'tocsin completion powershell >> $PROFILE', about: 'PowerShell' },
    ],
    load: () => import('./completion.ts'),
  },
];
