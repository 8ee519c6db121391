import type { Range } from '../diagnostic.ts';

/** Keys and indexes from the document's root. */
export type Path = readonly (string | number)[];

/** A YAML file that was read within bounds: its data, every scalar as written, and where each part of it stands. */
export interface Source {
  file: string;
  text: string;
  /** Maps, lists and texts; `null` where nothing was written after a key or a dash. */
  data: unknown;
  comments: Comment[];
  /** Where the key that a path ends in stands, or its value. A path that leads nowhere gives its nearest ancestor's key. */
  locate(path: Path, part: 'key' | 'value'): Range;
  /** Where a part of a scalar's text stands: `start` and `end` count in the text as read, not as written. */
  locateWithin(path: Path, start: number, end: number): Range;
  /** The range of offsets in `text`. */
  range(start: number, end: number): Range;
}

export interface Comment {
  /** Offset of the `#`. */
  offset: number;
  source: string;
  /** What stands before it on its line: an unquoted text, or a key or dash with no value at all. */
  cuts?: 'text' | 'value';
}
