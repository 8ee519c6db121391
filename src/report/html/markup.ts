import { displayLines } from '../../terminal/display.ts';

/** HTML that is safe to put into HTML: nothing but `html` and `asWritten` makes it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Piece = Markup | string | number | undefined | readonly Piece[];

/**
 * A template of HTML or SVG. Whatever is put in is text: escaped for elements and quoted attributes alike, and what could hide, reorder
 * or forge made visible. Only markup that another template has made stands as it is.
 */
export function html(parts: TemplateStringsArray, ...pieces: Piece[]): Markup {
  let text = parts[0] ?? '';
  for (let i = 0; i < pieces.length; i++) text += textOf(pieces[i]) + (parts[i + 1] ?? '');
  return new Markup(text);
}

/** Text of our own that must stand unescaped: a style sheet. Never for anything that comes from a case. */
export function asWritten(text: string): Markup {
  return new Markup(text);
}

function textOf(piece: Piece): string {
  if (piece === undefined) return '';
  if (typeof piece === 'string') return escaped(piece);
  if (typeof piece === 'number') return String(piece);
  if (piece instanceof Markup) return piece.text;
  let text = '';
  for (const one of piece) text += textOf(one);
  return text;
}

function escaped(text: string): string {
  if (plain.test(text)) return text;
  return displayLines(text)
    .join('\n')
    .replace(/[&<>"'`]/g, char => `&#${char.charCodeAt(0)};`);
}

const plain = /^[^&<>"'`\u0000-\u001f\u007f-\uffff]*$/;
