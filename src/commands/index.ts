import type { Command } from './command.ts';

/** Every command, in the order of the help. A command is added by its file and one entry here. */
export const commands: readonly Command[] = [
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
