import type { KeyPress } from './decode-keys.ts';
import { graphemesOf } from './wrap.ts';

/** A text being written: its lines and the cursor, whose column is a UTF-16 offset on a grapheme border. Never changed in place. */
export interface Draft {
  lines: readonly string[];
  row: number;
  column: number;
}

/** A draft of `text` with the cursor behind it. */
export function draftOf(text: string): Draft {
  const lines = text.split('\n');
  return { lines, row: lines.length - 1, column: lines.at(-1)?.length ?? 0 };
}

export function textOf(draft: Draft): string {
  return draft.lines.join('\n');
}

/** Puts text of any size in at the cursor. */
export function insert(draft: Draft, text: string): Draft {
  const line = lineOf(draft);
  const parts = text.split('\n');
  const last = parts.at(-1) ?? '';
  const column = parts.length === 1 ? draft.column + last.length : last.length;
  parts[0] = line.slice(0, draft.column) + parts[0];
  parts[parts.length - 1] += line.slice(draft.column);
  return {
    lines: [...draft.lines.slice(0, draft.row), ...parts, ...draft.lines.slice(draft.row + 1)],
    row: draft.row + parts.length - 1,
    column,
  };
}

/** What an editing key makes of a draft; a key that edits nothing returns the draft itself. The Ctrl keys are readline's. */
export function edit(draft: Draft, key: KeyPress): Draft {
  if (key.ctrl) return editByControl(draft, key.name);
  switch (key.name) {
    case 'return':
    case 'enter':
      return insert(draft, '\n');
    case 'backspace':
      return remove(left(draft), draft);
    case 'delete':
      return remove(draft, right(draft));
    case 'left':
      return left(draft);
    case 'right':
      return right(draft);
    case 'up':
      return vertical(draft, -1);
    case 'down':
      return vertical(draft, 1);
    case 'home':
      return { ...draft, column: 0 };
    case 'end':
      return { ...draft, column: lineOf(draft).length };
    case 'tab':
      return insert(draft, '\t');
    default:
      return key.text === '' ? draft : insert(draft, key.text);
  }
}

function editByControl(draft: Draft, name: string): Draft {
  switch (name) {
    case 'a':
      return { ...draft, column: 0 };
    case 'e':
      return { ...draft, column: lineOf(draft).length };
    case 'u':
      return remove({ ...draft, column: 0 }, draft);
    case 'k':
      return remove(draft, { ...draft, column: lineOf(draft).length });
    case 'w':
      return remove({ ...draft, column: wordStart(lineOf(draft), draft.column) }, draft);
    default:
      return draft;
  }
}

/** The draft without what lies between two places of it, the cursor at the first. */
function remove(from: Draft, to: Draft): Draft {
  const joined = lineOf(from).slice(0, from.column) + lineOf(to).slice(to.column);
  return {
    lines: [...from.lines.slice(0, from.row), joined, ...from.lines.slice(to.row + 1)],
    row: from.row,
    column: from.column,
  };
}

function left(draft: Draft): Draft {
  if (draft.column > 0) return { ...draft, column: draft.column - lastGrapheme(lineOf(draft), draft.column) };
  if (draft.row === 0) return draft;
  return { ...draft, row: draft.row - 1, column: draft.lines[draft.row - 1]?.length ?? 0 };
}

function right(draft: Draft): Draft {
  const ahead = lineOf(draft).slice(draft.column, draft.column + longestGrapheme);
  if (ahead !== '') return { ...draft, column: draft.column + (graphemesOf(ahead)[0]?.length ?? 0) };
  return draft.row + 1 < draft.lines.length ? { ...draft, row: draft.row + 1, column: 0 } : draft;
}

function vertical(draft: Draft, step: -1 | 1): Draft {
  const line = draft.lines[draft.row + step];
  if (line === undefined) return draft;
  return { ...draft, row: draft.row + step, column: onBorder(line, draft.column) };
}

function wordStart(line: string, column: number): number {
  return column - (/\S*\s*$/.exec(line.slice(Math.max(0, column - 1000), column))?.[0].length ?? 0);
}

function onBorder(line: string, column: number): number {
  if (column >= line.length) return line.length;
  const start = Math.max(0, column - longestGrapheme);
  let border = start;
  for (const piece of graphemesOf(line.slice(start, column + longestGrapheme))) {
    if (border + piece.length > column) break;
    border += piece.length;
  }
  return border;
}

function lastGrapheme(line: string, column: number): number {
  return graphemesOf(line.slice(Math.max(0, column - longestGrapheme), column)).at(-1)?.length ?? 0;
}

function lineOf(draft: Draft): string {
  return draft.lines[draft.row] ?? '';
}

/** UTF-16 units looked at to find a grapheme's border: lines can hold megabytes, graphemes that people type do not. */
const longestGrapheme = 64;
