import { display, displayLines } from './display.ts';
import type { Line } from './line.ts';
import { cellsOf, wrap } from './wrap.ts';

/** A line cut to one row of that width; what is cut away leaves `…`. A sign counts as its word. */
export function oneRow(line: Line, width: number): Line {
  if (!Number.isFinite(width)) return line;
  const cut: Line = [];
  let used = 0;
  for (const span of line) {
    if (span.sign === 'rule') return [...cut, span];
    const cells = cellsOf(display(span.text));
    const wide = cells.reduce((sum, cell) => sum + cell.width, 0);
    if (used + wide <= width) {
      cut.push(span);
      used += wide;
      continue;
    }
    let text = '';
    for (const cell of cells) {
      if (used + cell.width > width - 1) break;
      text += cell.text;
      used += cell.width;
    }
    return [...cut, { ...span, text: `${text.trimEnd()}…` }];
  }
  return cut;
}

/** A text as rows of that width, at most so many; where more is left the last ends in `…`. */
export function fewRows(text: string, width: number, most: number): string[] {
  if (!Number.isFinite(width)) return displayLines(text.trimEnd());
  const rows = displayLines(text.trimEnd()).flatMap(line =>
    wrap(cellsOf(line), width).map(row => row.map(cell => cell.text).join('')),
  );
  if (rows.length <= most) return rows;
  const shown = rows.slice(0, Math.max(1, most));
  const last = `${shown.pop()} …`;
  return [
    ...shown,
    wideEnough(last, width)
      ? last
      : `${[...last]
          .slice(0, width - 2)
          .join('')
          .trimEnd()}…`,
  ];
}

function wideEnough(text: string, width: number): boolean {
  return cellsOf(text).reduce((sum, cell) => sum + cell.width, 0) <= width;
}
