import type { Scalar } from 'yaml';

/**
 * Where each character of a scalar's text stands in the file. Exact for every character that is not white space; a blank that
 * came of a line's end is put there. Offsets past the text give the place after its last character.
 */
export function scalarOffsets(scalar: Scalar, text: string): (index: number) => number {
  const isBlock = scalar.type === 'BLOCK_FOLDED' || scalar.type === 'BLOCK_LITERAL';
  const { offsets, end } = isBlock ? blockOffsets(scalar, text) : flowOffsets(scalar, text);
  return index => offsets[index] ?? end;
}

interface Offsets {
  offsets: number[];
  end: number;
}

/** In a block nothing is escaped: the characters are found in order, and blanks between them are skipped. */
function blockOffsets(scalar: Scalar, text: string): Offsets {
  const offsets: number[] = [];
  const [from, until] = scalar.range ?? [0, 0];
  let at = text.indexOf('\n', from) + 1;
  for (const unit of String(scalar.value).split('')) {
    if (!isBlank(unit)) while (at < until && isBlank(text[at])) at++;
    offsets.push(at);
    if (!isBlank(unit) || isBlank(text[at])) at++;
  }
  return { offsets, end: at };
}

/** Plain and quoted: lines are joined, and quotes have escapes. */
function flowOffsets(scalar: Scalar, text: string): Offsets {
  const offsets: number[] = [];
  const { length } = String(scalar.value);
  const [from] = scalar.range ?? [0, 0];
  let at = scalar.type === 'PLAIN' ? from : from + 1;
  while (offsets.length < length) {
    const { makes, takes } = flowUnit(scalar.type, text, at);
    for (let unit = 0; unit < makes; unit++) offsets.push(at);
    at += takes;
  }
  return { offsets, end: at };
}

/** How many characters of the text the next ones of the file make, and how many those are. */
function flowUnit(type: Scalar['type'], text: string, at: number): { makes: number; takes: number } {
  const lineEnds = /[ \t\r\n]*/y;
  lineEnds.lastIndex = at;
  const blanks = lineEnds.exec(text)?.[0] ?? '';
  const lines = blanks.split('\n').length - 1;
  if (lines > 0) return { makes: Math.max(1, lines - 1), takes: blanks.length };
  if (type === 'QUOTE_SINGLE' && text.startsWith("''", at)) return { makes: 1, takes: 2 };
  return type === 'QUOTE_DOUBLE' && text[at] === '\\' ? escapeUnit(text, at) : { makes: 1, takes: 1 };
}

function escapeUnit(text: string, at: number): { makes: number; takes: number } {
  const joined = /\\\r?\n[ \t]*/y;
  joined.lastIndex = at;
  const join = joined.exec(text);
  if (join) return { makes: 0, takes: join[0].length };
  const takes = { x: 4, u: 6, U: 10 }[text[at + 1] ?? ''] ?? 2;
  const isPair = takes === 10 && Number.parseInt(text.slice(at + 2, at + 10), 16) > 0xffff;
  return { makes: isPair ? 2 : 1, takes };
}

function isBlank(unit: string | undefined): boolean {
  return unit === ' ' || unit === '\n' || unit === '\t' || unit === '\r';
}
