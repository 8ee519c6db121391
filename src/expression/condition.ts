import { type Token, tokensOf } from './tokens.ts';

/** A condition taken apart at its logical operators, down to what can be true or false by itself. Places are offsets into its text. */
export type Condition = { start: number; end: number } & (
  | { kind: 'all' | 'any'; parts: Condition[] }
  | { kind: 'not'; part: Condition }
  | { kind: 'choice'; condition: Condition; whenTrue: Condition; whenFalse: Condition }
  | { kind: 'fixed'; value: boolean }
  /** A comparison of something, as it is written without gaps, with literals; `in` has several. */
  | { kind: 'compared'; subject: string; sign: Sign; literals: Literal[] }
  /** Anything else, as it is written without gaps. */
  | { kind: 'fact'; subject: string }
);

export type Sign = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in';
export type Literal = string | number | boolean;

/** Takes an expression that is sound apart. */
export function parseCondition(text: string): Condition {
  return parse([...tokensOf(text)]);
}

/** What must all hold for a condition to hold: its parts between `&&`, or itself, each without gaps and outer brackets. */
export function conjuncts(text: string): string[] {
  return parts([...tokensOf(text)]);
}

function parts(all: readonly Token[]): string[] {
  const tokens = withoutBrackets(all);
  const and =
    outermost(tokens, '||').length + outermost(tokens, '?').length > 0 ? [] : outermost(tokens, '&&');
  if (and.length > 0) return splitAt(tokens, and).flatMap(parts);
  return [tokens.map(({ text }) => text).join('')];
}

function parse(all: readonly Token[]): Condition {
  const tokens = withoutBrackets(all);
  const place = { start: all[0]?.start ?? 0, end: all.at(-1)?.end ?? 0 };
  const question = outermost(tokens, '?')[0];
  if (question !== undefined) return { ...place, ...parseChoice(tokens, question) };
  const or = outermost(tokens, '||');
  if (or.length > 0) return { ...place, kind: 'any', parts: splitAt(tokens, or).map(parse) };
  const and = outermost(tokens, '&&');
  if (and.length > 0) return { ...place, kind: 'all', parts: splitAt(tokens, and).map(parse) };
  const sign = tokens.findIndex(
    ({ text, kind }, i) => isSign(text, kind) && outermost(tokens, text).includes(i),
  );
  if (sign < 0 && tokens[0]?.text === '!') return { ...place, kind: 'not', part: parse(tokens.slice(1)) };
  return { ...place, ...(sign < 0 ? factOf(tokens) : parseComparison(tokens, sign)) };
}

function parseChoice(tokens: readonly Token[], question: number) {
  const inner = outermost(tokens, ':');
  const questions = outermost(tokens, '?');
  const colon = inner.find(at => questions.filter(q => q < at).length === inner.filter(c => c <= at).length);
  return {
    kind: 'choice' as const,
    condition: parse(tokens.slice(0, question)),
    whenTrue: parse(tokens.slice(question + 1, colon)),
    whenFalse: parse(tokens.slice((colon ?? tokens.length) + 1)),
  };
}

function parseComparison(tokens: readonly Token[], at: number) {
  const sign = tokens[at]?.text as Sign;
  const [left, right] = [tokens.slice(0, at), tokens.slice(at + 1)];
  const behind = sign === 'in' ? listOf(right) : literalsFor(sign, right);
  if (behind) return { kind: 'compared' as const, subject: written(left), sign, literals: behind };
  const before = sign === 'in' ? undefined : literalsFor(sign, left);
  return before
    ? { kind: 'compared' as const, subject: written(right), sign: mirrored(sign), literals: before }
    : factOf(tokens);
}

function factOf(tokens: readonly Token[]) {
  const value = tokens.length === 1 ? literalsOf(tokens)?.[0] : undefined;
  return typeof value === 'boolean'
    ? { kind: 'fixed' as const, value }
    : { kind: 'fact' as const, subject: written(tokens) };
}

function isSign(text: string, kind: Token['kind']): boolean {
  return kind === 'sign' ? /^(?:[=!]=|[<>]=?)$/.test(text) : kind === 'name' && text === 'in';
}

function mirrored(sign: Sign): Sign {
  return sign.replace(/[<>]/, angle => (angle === '<' ? '>' : '<')) as Sign;
}

/** `[a, b]` with nothing but literals in it. */
function listOf(tokens: readonly Token[]): Literal[] | undefined {
  if (tokens[0]?.text !== '[' || tokens.at(-1)?.text !== ']') return undefined;
  const inside = tokens.slice(1, -1);
  const items = splitAt(inside, outermost(inside, ',')).map(literalsOf);
  return items.every(item => item !== undefined) ? items.flat() : undefined;
}

/** Only numbers are told apart by more and less. */
function literalsFor(sign: Sign, tokens: readonly Token[]): Literal[] | undefined {
  const literals = literalsOf(tokens);
  return /^[<>]/.test(sign) && typeof literals?.[0] !== 'number' ? undefined : literals;
}

function literalsOf(tokens: readonly Token[]): Literal[] | undefined {
  const negative = tokens[0]?.text === '-';
  const [token, ...more] = negative ? tokens.slice(1) : tokens;
  if (!token || more.length > 0) return undefined;
  if (token.kind === 'number')
    return Number.isNaN(Number(token.text)) ? undefined : [Number(token.text) * (negative ? -1 : 1)];
  if (negative) return undefined;
  if (token.text === 'true' || token.text === 'false') return [token.text === 'true'];
  const quoted = /^(["'])([^"'\\]*)\1$/.exec(token.text);
  return token.kind === 'string' && quoted?.[2] !== undefined ? [quoted[2]] : undefined;
}

function written(tokens: readonly Token[]): string {
  return withoutBrackets(tokens)
    .map(({ text }) => text)
    .join(' ');
}

/** Where a sign or word stands outside of all brackets. */
function outermost(tokens: readonly Token[], sign: string): number[] {
  let depth = 0;
  return tokens.flatMap(({ kind, text }, index) => {
    if (kind === 'sign' && '([{'.includes(text)) depth += 1;
    if (kind === 'sign' && ')]}'.includes(text)) depth -= 1;
    return depth === 0 && kind !== 'string' && text === sign ? [index] : [];
  });
}

function splitAt(tokens: readonly Token[], at: readonly number[]): Token[][] {
  return [-1, ...at].map((start, nth) => tokens.slice(start + 1, at[nth] ?? tokens.length));
}

function withoutBrackets(tokens: readonly Token[]): readonly Token[] {
  if (tokens[0]?.text !== '(' || outermost(tokens, ')')[0] !== tokens.length - 1) return tokens;
  return withoutBrackets(tokens.slice(1, -1));
}
