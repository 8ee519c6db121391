import type { Diagnostic } from '../../playbook/diagnostic.ts';
import { found } from '../found.ts';
import type { Rule } from '../rule.ts';
import { writtenSteps } from '../written-steps.ts';

export const shellInCommand: Rule = {
  id: 'shell-in-command',
  severity: 'error',
  why: 'A shell reads the values that were filled in as commands: a host name that an attacker chose runs on your machine. And without one, `|` and `>` are only words to the program.',
  bad: `- id: find-lines
  title: Find the lines
  run: [sh, -c, grep failed /var/log/auth.log]
`,
  good: `- id: find-lines
  title: Find the lines
  run: [grep, failed, /var/log/auth.log]
`,
  check: ({ source, document }) =>
    (document ? writtenSteps(document) : []).flatMap(({ entry: { run = [] }, path }): Diagnostic[] => {
      const fault = faultOf(run);
      if (!fault) return [];
      const { at, ...said } = fault;
      return [found(shellInCommand, source, [...path, 'run', at], 'value', said)];
    }),
};

function faultOf(argv: readonly string[]): { at: number; message: string; help: string } | undefined {
  const shell = argv.findIndex(isShell);
  if (shell !== -1)
    return {
      at: shell,
      message: 'a shell would read this command, and any value in it, as a script',
      help: 'name the program itself, one argument to an entry; put what needs a shell into a script of its own and run that',
    };
  const operator = argv.findIndex(word => operators.test(word));
  if (operator !== -1)
    return {
      at: operator,
      message: `no shell reads this command: the program would get \`${argv[operator]}\` as a word`,
      help: 'leave it out: what the program prints is kept anyway; put what needs a shell into a script of its own and run that',
    };
  const code = argv.findIndex((word, i) => isInterpreter(word) && argv.slice(i + 1).some(holdsFilledCode));
  if (code === -1) return undefined;
  return {
    at: code,
    message: 'a value would be filled into code that this program runs',
    help: 'put the code into a script of its own, and give it the value as an argument',
  };
}

/** A shell, and a flag of it that says that a script follows. */
function isShell(word: string, i: number, argv: readonly string[]): boolean {
  const program = programOf(word);
  const rest = argv.slice(i + 1);
  if (/^(?:powershell|pwsh)(?:\.exe)?$/i.test(program))
    return rest.some(flag => /^[-/](?:c|command|e|ec|enc|encodedcommand)$/i.test(flag));
  if (/^cmd(?:\.exe)?$/i.test(program)) return rest.some(flag => /^\/[ckr]$/i.test(flag));
  const end = rest.findIndex(flag => !flag.startsWith('-'));
  const flags = end === -1 ? rest : rest.slice(0, end);
  return (
    /^(?:ba|da|z|k|fi|c|tc|a)?sh$/.test(program) && flags.some(flag => /^(?:-[a-z]*c|--command)$/i.test(flag))
  );
}

const operators = /^(?:\|{1,2}|&{1,2}|;|[0-9]?>{1,2}|<{1,2}|[0-9]?>&[0-9]|\$\(.*|`.*`)$/;

function isInterpreter(word: string): boolean {
  return /^(?:python[0-9.]*|perl|ruby|node|php|lua|osascript|awk)(?:\.exe)?$/i.test(programOf(word));
}

function holdsFilledCode(word: string, i: number, words: readonly string[]): boolean {
  return word.includes('{{') && i > 0 && /^-(?:c|e|E|r|-eval|p)$/.test(words[i - 1] ?? '');
}

function programOf(word: string): string {
  return word.slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);
}
