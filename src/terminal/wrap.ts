import stringWidth from 'string-width';
import type { Tone } from './line.ts';

/** One grapheme: the smallest piece that may stand alone on a row. Width in columns, 0 to 2. */
export interface Cell {
  text: string;
  width: number;
  tone: Tone | undefined;
}

/**
 * Breaks cells to rows of at most `width` columns, at spaces and beside wide characters where there are any, else between
 * graphemes. Rows after the first begin at column `hang`, or below the line's leading spaces; an indent past half the width
 * is cut to it.
 */
export function wrap(cells: readonly Cell[], width: number, hang?: number): Cell[][] {
  const room = Math.max(2, width);
  const indent = Math.min(hang ?? leadingSpaces(cells), Math.floor(room / 2), room - 2);
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let used = 0;
  let floor = 0;
  for (const cell of cells) {
    if (used + cell.width > room) {
      const cut = cell.text === ' ' ? row.length : breakOf(row, floor, cell, room - indent);
      const rest = row.slice(cut);
      rows.push(trimEnd(row.slice(0, cut)));
      row = [...spaces(indent), ...rest];
      floor = indent;
      used = indent + rest.reduce((sum, kept) => sum + kept.width, 0);
      if (cell.text === ' ') continue;
    }
    if (cell.text === ' ' && rows.length > 0 && row.length === floor) continue;
    row.push(cell);
    used += cell.width;
  }
  rows.push(rows.length > 0 ? trimEnd(row) : row);
  return rows;
}

/** The graphemes of a text that `display` has made safe. */
export function cellsOf(text: string, tone?: Tone): Cell[] {
  return graphemesOf(text).map(piece => ({
    text: piece,
    width: widthOf(piece),
    tone,
  }));
}

/** Columns that a text takes on a terminal; escape sequences take none. */
export function widthOf(text: string): number {
  return narrow.test(text) ? text.length : stringWidth(text);
}

export function graphemesOf(text: string): string[] {
  if (narrow.test(text)) return [...text];
  // Made at the first text that needs it: making one takes as long as a quarter of Node's own start.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), piece => piece.segment);
}

/**
 * Characters of one column that never join a neighbour: Latin, Greek, Cyrillic, punctuation, arrows, mathematics, lines and blocks.
 * For others a library and its tables are loaded, which takes as long as all else on the way to the first screen.
 */
const narrow =
  /^[ -~\xa1-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2100-\u2319\u23ce\u2500-\u25fc✓✗]*$/;
let segmenter: Intl.Segmenter | undefined;

/**
 * Where a row that has no room for `next` is broken: before its last word, or beside a wide character, which stands alone;
 * at its end where there is no such place, or where a row of `space` columns has no room for that word either.
 */
function breakOf(row: readonly Cell[], floor: number, next: Cell, space: number): number {
  let moved = next.width;
  for (let cut = row.length; cut > floor && moved <= space; cut--) {
    const [before, after] = [row[cut - 1] as Cell, row[cut] ?? next];
    if (before.text === ' ' && row.slice(floor, cut).every(cell => cell.text === ' ')) break;
    if (before.text === ' ') return cut;
    if ((before.width === 2 || after.width === 2) && !neverFirst.test(after.text)) return cut;
    moved += before.width;
  }
  return row.length;
}

/** Closing marks of scripts without spaces: they stay with what they close. */
const neverFirst = /^[、。，．：；？！）］｝」』】〉》〕・ー々…]/u;

function leadingSpaces(cells: readonly Cell[]): number {
  const first = cells.findIndex(cell => cell.text !== ' ');
  return first === -1 ? 0 : first;
}

function spaces(count: number): Cell[] {
  return Array.from({ length: count }, () => ({ text: ' ', width: 1, tone: undefined }));
}

function trimEnd(row: Cell[]): Cell[] {
  let end = row.length;
  while (end > 0 && row[end - 1]?.text === ' ') end--;
  return row.slice(0, end);
}
