import { display } from './display.ts';
import type { Draft } from './editor.ts';
import type { Frame } from './renderer.ts';
import { cellsOf, graphemesOf } from './wrap.ts';

/** The rows of a draft around its cursor, at most `height` of `width` columns, wrapped between graphemes. */
export function viewDraft(draft: Draft, width: number, height: number): Required<Frame> {
  const first = Math.max(0, draft.row - height);
  const rows: string[] = [];
  let cursor = { row: 0, left: '' };
  draft.lines.slice(first, draft.row + height + 1).forEach((line, index) => {
    const here = first + index === draft.row;
    const reach = width * height;
    const start = here ? windowStart(line, draft.column, reach) : 0;
    const wrapped = wrapLine(
      line.slice(start, start + 2 * reach),
      width,
      here ? draft.column - start : undefined,
    );
    if (wrapped.cursor) cursor = { row: rows.length + wrapped.cursor.row, left: wrapped.cursor.left };
    rows.push(...wrapped.rows);
  });
  const top = Math.max(0, Math.min(cursor.row - height + 2, rows.length - height, cursor.row));
  return { rows: rows.slice(top, top + height), cursor: { row: cursor.row - top, left: cursor.left } };
}

/** Where a very long line begins to be shown: not in the middle of a surrogate pair. */
function windowStart(line: string, column: number, reach: number): number {
  const start = Math.max(0, column - reach);
  return /[\uDC00-\uDFFF]/.test(line[start] ?? '') ? start - 1 : start;
}

function wrapLine(
  line: string,
  width: number,
  column: number | undefined,
): { rows: string[]; cursor?: Frame['cursor'] } {
  const rows: string[] = [];
  let cursor: Frame['cursor'];
  let row = '';
  let used = 0;
  let offset = 0;
  for (const piece of graphemesOf(line)) {
    if (offset === column) cursor = { row: rows.length, left: row };
    for (const cell of cellsOf(piece === '\t' ? tab : display(piece))) {
      if (used + cell.width > width) {
        rows.push(row);
        row = '';
        used = 0;
        if (offset === column) cursor = { row: rows.length, left: '' };
      }
      row += cell.text;
      used += cell.width;
    }
    offset += piece.length;
  }
  if (column !== undefined && cursor === undefined) cursor = { row: rows.length, left: row };
  return cursor ? { rows: [...rows, row], cursor } : { rows: [...rows, row] };
}

const tab = '    ';
