import type { ExpressionScope } from './scope.ts';
import { type Token, tokensOf } from './tokens.ts';

/** The inputs that an expression mentions, each once, in the order of the text. */
export function expressionNames(text: string, scope: ExpressionScope): string[] {
  return [...new Set(mentions(text, scope).map(({ name }) => name))];
}

/** Where an expression mentions inputs. The dotted name of a fragment's input, `victim.account`, is one name. */
export function mentions(
  text: string,
  scope: ExpressionScope,
): { name: string; start: number; end: number }[] {
  const tokens = [...tokensOf(text)];
  return tokens.flatMap((token, index) => {
    if (token.kind !== 'name' || tokens[index - 1]?.text === '.') return [];
    const name = longestKnown(tokens, index, scope);
    return name === undefined ? [] : { name, start: token.start, end: token.start + name.length };
  });
}

function longestKnown(tokens: Token[], first: number, scope: ExpressionScope): string | undefined {
  let name = tokens[first]?.text ?? '';
  let known = isCall(tokens, first) || !Object.hasOwn(scope.inputs, name) ? undefined : name;
  for (let index = first; touches(tokens, index) && touches(tokens, index + 1); index += 2) {
    if (tokens[index + 1]?.text !== '.' || tokens[index + 2]?.kind !== 'name') break;
    name += `.${tokens[index + 2]?.text}`;
    if (Object.hasOwn(scope.inputs, name) && !isCall(tokens, index + 2)) known = name;
  }
  return known;
}

function touches(tokens: Token[], index: number): boolean {
  return tokens[index]?.end === tokens[index + 1]?.start && tokens[index + 1] !== undefined;
}

function isCall(tokens: Token[], index: number): boolean {
  return tokens[index + 1]?.text === '(';
}
