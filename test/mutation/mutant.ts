import type { Sheet } from './sheet.ts';

/** One mistake: what is written instead of what, and what a finding may call it by. */
export interface Plant {
  edits: Edit[];
  names?: string[];
}

export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** All places of a file where one kind of mistake can be made and is one. */
export type Kind = (sheet: Sheet) => Plant[];

/** A file with one mistake in it. */
export interface Mutant {
  kind: string;
  file: string;
  text: string;
  /** The lines, from 1, in which it was made. */
  lines: Set<number>;
  names: string[];
}

/** Makes the mistake. */
export function plant(sheet: Sheet, kind: string, { edits, names = [] }: Plant): Mutant {
  let text = '';
  let at = 0;
  const lines = new Set<number>();
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    text += sheet.text.slice(at, edit.start);
    const first = lineCount(text);
    text += edit.text;
    const inserted = edit.text.startsWith('\n') ? 1 : 0;
    for (let line = first + inserted; line <= lineCount(text); line++) lines.add(line);
    at = edit.end;
  }
  text += sheet.text.slice(at);
  return { kind, file: sheet.file, text, lines, names };
}

function lineCount(text: string): number {
  return text.split('\n').length;
}
