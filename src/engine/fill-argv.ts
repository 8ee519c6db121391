import type { ExpressionContext } from '../expression/evaluation.ts';
import { parseTemplate } from '../expression/template.ts';
import type { Expressions } from './expressions.ts';

/** One element of a command: what the program gets, and the same as it may be shown and recorded. */
export interface Argument {
  text: string;
  shown: string;
}

/**
 * A step's `run` with its templates filled in: one element each, whatever the values hold. Or, in a sentence, why there is
 * no command: a value is missing, would choose the program, or would be read as an option, or cannot be an argument.
 */
export function fillArgv(
  argv: readonly string[],
  expressions: Expressions,
  facts: ExpressionContext,
): { argv: Argument[] } | { problem: string } {
  const filled: Argument[] = [];
  for (const [index, written] of argv.entries()) {
    const { text, missing, errors } = expressions.render(written, facts, true);
    if (missing.length > 0)
      return { problem: `it depends on what nobody has answered: ${missing.join(', ')}` };
    if (errors[0] !== undefined) return { problem: errors[0] };
    const shown = expressions.render(written, facts).text;
    const problem = argumentProblem({ text, shown }, { written, index, before: argv.slice(1, index) });
    if (problem !== undefined) return { problem };
    filled.push({ text, shown });
  }
  const length = filled.reduce((sum, { text }) => sum + text.length + 1, 0);
  if (length > longest.all) return { problem: `it is longer than ${longest.all} characters` };
  return { argv: filled };
}

/** In UTF-16 units. Windows takes 32,767 for a whole command, Linux 131,072 bytes for an argument. */
const longest = { argument: 8_192, all: 30_000 };

function argumentProblem(
  { text, shown }: Argument,
  place: { written: string; index: number; before: readonly string[] },
): string | undefined {
  const [first] = parseTemplate(place.written);
  const named = place.index === 0 ? 'its program' : `argument ${place.index}`;
  if (place.index === 0 && text !== place.written)
    return 'a value would choose the program, which only a playbook may';
  if (text.includes('\0')) return `${named} would hold a NUL character`;
  if (!isWellFormed(text)) return `${named} would hold half a character`;
  if (text.length > longest.argument) return `${named} is longer than ${longest.argument} characters`;
  const byValue = first?.kind === 'expression' && text.startsWith('-');
  if (byValue && !place.before.includes('--'))
    return `${named} would be read as an option, for the value in it begins with a dash: ${shown}`;
  return undefined;
}

/** No half of a surrogate pair stands alone: such a text would reach the program as another one. */
function isWellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}
