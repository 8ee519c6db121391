import { display } from '../../../terminal/display.ts';

/** About how wide text is at most, in the fonts that reports are shown in. */
export function widthOf(text: string, size = 10): number {
  let units = 0;
  for (const char of text)
    units += char > '\u2e80' ? 1 : narrow.test(char) ? 0.36 : capital.test(char) ? 0.78 : 0.6;
  return units * size;
}

/** Text that fits, cut with an ellipsis where it must be. */
export function fitted(text: string, width: number, size = 10): string {
  const shown = display(text);
  if (widthOf(shown, size) <= width) return shown;
  let kept = '';
  for (const char of shown) {
    if (widthOf(`${kept}${char}…`, size) > width) break;
    kept += char;
  }
  return `${kept.trimEnd()}…`;
}

export interface Placed<T> {
  mark: T;
  /** From 0, the lowest number that has room. */
  lane: number;
  /** Whether its label stands to the right of its place. */
  after: boolean;
}

/** Finds a lane for each mark so that no two labels run into each other. In the order given: by place. */
export function inLanes<T extends { x: number; label: string }>(
  marks: readonly T[],
  { left, right, size = 10 }: { left: number; right: number; size?: number },
): Placed<T>[] {
  const ends: number[] = [];
  return marks.map(mark => {
    const width = widthOf(mark.label, size) + gap;
    const after = mark.x + width <= right || mark.x - width < left;
    const [from, to] = after ? [mark.x - 4, mark.x + width] : [mark.x - width, mark.x + 4];
    const free = ends.findIndex(end => end <= from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = to;
    return { mark, lane, after };
  });
}

const gap = 12;
const narrow = /[ .,:;'|!iljtfr()[\]-]/;
const capital = /[A-ZMWmw@%]/;
