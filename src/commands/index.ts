import type { Command } from './command.ts';
import { caseActs } from './registry/case-acts.ts';
import { caseCommands } from './registry/cases.ts';
import { courseActs } from './registry/course-acts.ts';
import { drillCommands } from './registry/drill.ts';
import { overviewCommands } from './registry/overviews.ts';
import { json } from './registry/parameters.ts';
import { playbookCommands } from './registry/playbooks.ts';
import { recordCommands } from './registry/record.ts';
import { stepActs } from './registry/step-acts.ts';

/** Every command, in the order of the help. A command is added by its file and one entry here. */
export const commands: readonly Command[] = [
  ...caseCommands,
  ...stepActs,
  ...caseActs,
  ...courseActs,
  ...recordCommands,
  ...drillCommands,
  ...overviewCommands,
  ...playbookCommands,
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
