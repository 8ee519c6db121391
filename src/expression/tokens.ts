/** A word, number, quoted text or sign of an expression, where it stands in the text. */
export interface Token {
  kind: 'name' | 'number' | 'string' | 'sign';
  text: string;
  start: number;
  end: number;
}

/**
 * Cuts a text into tokens as the lexer of CEL does (https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax).
 * It takes any text: a character that begins nothing is a sign, a quote that is never closed a string up to the line's end.
 */
export function* tokensOf(text: string): Generator<Token> {
  let at = 0;
  while (at < text.length) {
    const gap = matchAt(gaps, text, at);
    if (gap) {
      at += gap.length;
      continue;
    }
    const token = tokenAt(text, at);
    yield token;
    at = token.end;
  }
}

function tokenAt(text: string, start: number): Token {
  for (const [kind, shape] of shapes) {
    const found = matchAt(shape, text, start);
    if (found) return { kind, text: found, start, end: start + found.length };
  }
  return { kind: 'sign', text: text.charAt(start), start, end: start + 1 };
}

function matchAt(shape: RegExp, text: string, at: number): string | undefined {
  shape.lastIndex = at;
  return shape.exec(text)?.[0];
}

const gaps = /(?:[ \t\r\n]|\/\/[^\n]*)+/y;

/** Quoted texts come first: the letters b and r may stand before a quote. */
const shapes: [Token['kind'], RegExp][] = [
  ['string', /[bBrR]?("""|''')(?:\\[\s\S]|(?!\1)[^\\])*\1/y],
  ['string', /[bBrR]?(["'])(?:\\[^\r\n]|(?!\1)[^\\\r\n])*\1/y],
  ['string', /[bBrR]?["'][^\r\n]*/y],
  ['name', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['number', /[0-9][A-Za-z0-9_]*(?:\.[0-9][A-Za-z0-9_]*)?/y],
  ['sign', /==|!=|<=|>=|&&|\|\|/y],
];
