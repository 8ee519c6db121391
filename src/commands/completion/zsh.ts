import type { Completes } from '../command.ts';
import type { Flag, Word } from './vocabulary.ts';

/** A script for Zsh's own completion system. */
export function zsh(words: readonly Word[]): string {
  return `#compdef tocsin
# Zsh completion for tocsin. Made by \`tocsin completion zsh\`.
_tocsin() {
  local -a commands
  commands=(
${words.map(({ name, about }) => `    ${quoted(`${name}:${about}`)}`).join('\n')}
  )
  local context state state_descr line
  typeset -A opt_args
  _arguments -C '1: :->command' '*:: :->rest'
  case $state in
    command) _describe command commands ;;
    rest)
      case $words[1] in
${words.map(rest).join('\n')}
      esac
      ;;
  esac
}
_tocsin_playbooks() { local -a ids; ids=(\${(f)"$(tocsin list --ids 2>/dev/null)"}); compadd -a ids; }
_tocsin_cases() { local -a names; names=(\${(f)"$(tocsin cases --names 2>/dev/null)"}); compadd -a names; }
if [[ $funcstack[1] == _tocsin ]]; then _tocsin "$@"; else compdef _tocsin tocsin; fi
`;
}

function rest({ name, flags, completes }: Word): string {
  const specs = [
    ...flags.flatMap(flagSpecs),
    ...completes.map((kind, index) =>
      quoted(`${index === completes.length - 1 ? '*' : index + 1}: :${action(kind)}`),
    ),
  ];
  return `        ${name}) _arguments ${specs.join(' ')} ;;`;
}

function flagSpecs({ names, about, value }: Flag): string[] {
  const text = about.replace(/[[\]]/g, '\\$&');
  return names.map(name => quoted(`*${name}[${text}]${value === undefined ? '' : `: :${action(value)}`}`));
}

function action(kind: Completes): string {
  if (kind === 'path') return '_files';
  if (kind === 'playbook') return '_tocsin_playbooks';
  if (kind === 'case') return '_tocsin_cases';
  return kind.length === 0 ? ' ' : `(${kind.join(' ')})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
