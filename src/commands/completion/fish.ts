import type { Completes } from '../command.ts';
import type { Flag, Word } from './vocabulary.ts';

/** A script for fish. */
export function fish(words: readonly Word[]): string {
  const names = words.map(({ name }) => name).join(' ');
  return `# fish completion for tocsin. Made by \`tocsin completion fish\`.
complete -c tocsin -f
${words.map(({ name, about }) => `complete -c tocsin -n "not __fish_seen_subcommand_from ${names}" -a ${name} -d ${quoted(about)}`).join('\n')}
${words.flatMap(word => [...word.completes.map(kind => argument(word.name, kind)), ...word.flags.map(flag => option(word.name, flag))]).join('\n')}
`;
}

function argument(name: string, kind: Completes): string {
  return kind === 'path' ? `${on(name)} -F` : `${on(name)} -a ${candidates(kind)}`;
}

function option(name: string, { names, about, value }: Flag): string {
  const flags = names.map(flag => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  return `${on(name)} ${flags.join(' ')} -d ${quoted(about)}${takes(value)}`;
}

function takes(value: Completes | undefined): string {
  if (value === undefined) return '';
  return value === 'path' ? ' -r -F' : ` -x -a ${candidates(value)}`;
}

function on(name: string): string {
  return `complete -c tocsin -n "__fish_seen_subcommand_from ${name}"`;
}

function candidates(kind: Exclude<Completes, 'path'>): string {
  if (kind === 'playbook') return "'(tocsin list --ids 2>/dev/null)'";
  if (kind === 'case') return "'(tocsin cases --names 2>/dev/null)'";
  return quoted(kind.join(' '));
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
