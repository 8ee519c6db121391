import type { Scalar } from 'yaml';

/**
 * Where each character of a scalar's text stands in the file. Exact for every character that is not white space; a blank that
 * came of a line's end is put there. Offsets past the text give the place after its last character.
 */
export function scalarOffsets(scalar: Scalar, text: string): (index: number) => number {
  const value = String(scalar.value);
  const [from, until] = scalar.range ?? [0, 0];
  const offsets: number[] = [];
  let at = bodyStart(scalar, text, from);
  for (const unit of value.split('')) {
    if (isLowHalf(unit) && text[at] !== unit) {
      offsets.push(offsets.at(-1) ?? at);
      continue;
    }
    const blank = isBlank(unit);
    if (!blank) at = skipBlanks(text, at, until, scalar.type === 'QUOTE_DOUBLE');
    offsets.push(at);
    const length = unitLength(scalar.type, text, at);
    if (!blank || isBlank(text[at]) || length > 1) at += length;
  }
  return index => offsets[index] ?? at;
}

function bodyStart({ type }: Scalar, text: string, from: number): number {
  switch (type) {
    case 'QUOTE_DOUBLE':
    case 'QUOTE_SINGLE':
      return from + 1;
    case 'BLOCK_FOLDED':
    case 'BLOCK_LITERAL':
      return text.indexOf('\n', from) + 1;
    default:
      return from;
  }
}

/** Indentation, line ends, and in double quotes the backslash that joins two lines. */
function skipBlanks(text: string, from: number, until: number, joined: boolean): number {
  let at = from;
  while (
    at < until &&
    (isBlank(text[at]) || (joined && text[at] === '\\' && /[\r\n]/.test(text[at + 1] ?? '')))
  )
    at++;
  return at;
}

/** How many characters of the file write one character of the text. */
function unitLength(type: Scalar['type'], text: string, at: number): number {
  if (type === 'QUOTE_SINGLE') return text.startsWith("''", at) ? 2 : 1;
  if (type !== 'QUOTE_DOUBLE' || text[at] !== '\\') return 1;
  return { x: 4, u: 6, U: 10 }[text[at + 1] ?? ''] ?? 2;
}

function isBlank(unit: string | undefined): boolean {
  return unit === ' ' || unit === '\n' || unit === '\t' || unit === '\r';
}

/** The second unit of a character that one escape writes whole. */
function isLowHalf(unit: string): boolean {
  return unit >= '\udc00' && unit <= '\udfff';
}
