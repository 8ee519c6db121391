import type { Completes } from '../command.ts';
import type { Word } from './vocabulary.ts';

/** A script for Bash 3.2 and newer, without bash-completion. */
export function bash(words: readonly Word[]): string {
  return `# Bash completion for tocsin. Made by \`tocsin completion bash\`.
_tocsin() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command= at=0 i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      -*) ;;
      *) if [[ -z $command ]]; then command=\${COMP_WORDS[i]}; else at=$((at + 1)); fi ;;
    esac
  done
  COMPREPLY=()
  case "$command $before" in
${words.flatMap(word => flagValues(word)).join('\n')}
  esac
  if [[ $word == -* ]]; then
    case $command in
${words.map(({ name, flags }) => `      ${name}) _tocsin_words "${flags.flatMap(({ names }) => names).join(' ')}" ;;`).join('\n')}
      *) _tocsin_words "--help --version" ;;
    esac
    return
  fi
  case $command in
    '') _tocsin_words "${words.map(({ name }) => name).join(' ')}" ;;
${words
  .filter(({ completes }) => completes.length > 0)
  .map(argumentsOf)
  .join('\n')}
  esac
}
_tocsin_words() { COMPREPLY=($(compgen -W "$1" -- "$word")); }
_tocsin_files() { compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$word")); }
complete -F _tocsin tocsin
`;
}

function flagValues({ name, flags }: Word): string[] {
  return flags.flatMap(({ names, value }) => {
    if (value === undefined) return [];
    const pattern = names.map(flag => `"${name} ${flag}"`).join('|');
    return [`    ${pattern}) ${candidates(value)}; return ;;`];
  });
}

function argumentsOf({ name, completes }: Word): string {
  const last = completes.length - 1;
  const cases = completes.map((kind, index) => `${index === last ? '*' : index}) ${candidates(kind)} ;;`);
  return `    ${name}) case $at in ${cases.join(' ')} esac ;;`;
}

function candidates(kind: Completes): string {
  if (kind === 'path') return '_tocsin_files';
  if (kind === 'playbook') return '_tocsin_words "$(tocsin list --ids 2>/dev/null)"';
  if (kind === 'case') return '_tocsin_words "$(tocsin cases --names 2>/dev/null)"';
  return kind.length === 0 ? ':' : `_tocsin_words "${kind.join(' ')}"`;
}
