import { type Token, tokensOf } from '../tokens.ts';
import { vocabulary } from './vocabulary.ts';

/** How an expression is put together by `&&`, `||`, `!( )` and `? :`, which can have a value although a part has none. */
export type Logic = { text: string } /** `strict`: it needs all that it names. */ & (
  | { kind: 'plain'; strict: boolean }
  | { kind: 'parts'; parts: Logic[] }
  | { kind: 'choice'; condition: Logic; whenTrue: Logic; whenFalse: Logic }
);

/** Takes an expression that CEL has parsed apart at its logical operators. */
export function logicOf(text: string): Logic {
  return take(text, [...tokensOf(text)]);
}

function take(text: string, all: Token[]): Logic {
  const tokens = withoutBrackets(all);
  const own = { text: text.slice(tokens[0]?.start, tokens.at(-1)?.end) };
  const question = outermost(tokens, '?')[0];
  if (question !== undefined) return { ...own, ...takeChoice(text, tokens, question) };
  for (const sign of ['||', '&&']) {
    const at = outermost(tokens, sign);
    if (at.length > 0)
      return { ...own, kind: 'parts', parts: splitAt(tokens, at).map(part => take(text, part)) };
  }
  const negated = tokens[0]?.text === '!' ? tokens.slice(1) : [];
  if (withoutBrackets(negated).length < negated.length)
    return { ...own, kind: 'parts', parts: [take(text, negated)] };
  return { ...own, kind: 'plain', strict: tokens.every(needsItsParts) };
}

function takeChoice(text: string, tokens: Token[], question: number) {
  const colon = matchingColon(tokens, question);
  return {
    kind: 'choice' as const,
    condition: take(text, tokens.slice(0, question)),
    whenTrue: take(text, tokens.slice(question + 1, colon)),
    whenFalse: take(text, tokens.slice(colon + 1)),
  };
}

function matchingColon(tokens: Token[], question: number): number {
  let inner = 0;
  for (let index = question + 1; index < tokens.length; index += 1) {
    const sign = tokens[index]?.text;
    if (sign === '?') inner += 1;
    if (sign === ':' && inner === 0) return index;
    if (sign === ':') inner -= 1;
  }
  return tokens.length;
}

function needsItsParts({ kind, text }: Token): boolean {
  if (kind === 'sign') return text !== '&&' && text !== '||' && text !== '?';
  return !(Object.hasOwn(vocabulary, text) && vocabulary[text]?.some(({ walks }) => walks));
}

/** Where a sign stands outside of all brackets. */
function outermost(tokens: Token[], sign: string): number[] {
  let depth = 0;
  return tokens.flatMap(({ kind, text }, index) => {
    if (kind !== 'sign') return [];
    if ('([{'.includes(text)) depth += 1;
    if (')]}'.includes(text)) depth -= 1;
    return depth === 0 && text === sign ? [index] : [];
  });
}

function splitAt(tokens: Token[], at: number[]): Token[][] {
  return [-1, ...at].map((start, nth) => tokens.slice(start + 1, at[nth] ?? tokens.length));
}

function withoutBrackets(tokens: Token[]): Token[] {
  const [first] = tokens;
  if (first?.text !== '(' || outermost(tokens, ')')[0] !== tokens.length - 1) return tokens;
  return withoutBrackets(tokens.slice(1, -1));
}
