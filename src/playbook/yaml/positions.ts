import type { Position, Range } from '../diagnostic.ts';

/** Turns offsets of a text into lines and columns. The lines are counted at the first question: most files have no finding. */
export function positions(text: string): (start: number, end: number) => Range {
  let starts: number[] | undefined;
  return (start, end) => {
    starts ??= lineStarts(text);
    return { start: positionAt(starts, start), end: positionAt(starts, Math.max(start, end)) };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function positionAt(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
