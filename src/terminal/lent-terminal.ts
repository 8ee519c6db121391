import { PassThrough, Writable } from 'node:stream';
import type { KeyEvent } from './decode-keys.ts';
import { display } from './display.ts';
import type { Frame } from './renderer.ts';
import { graphemesOf, widthOf } from './wrap.ts';

/**
 * The terminal that a prompt library is given in place of ours. It gets keys as readline's `keypress` events, a paste as
 * one of them, and draws on a small screen in memory, which becomes rows of our own block: so a message can be printed
 * above it at any time, with typed text and cursor untouched, and a library cannot reach the real terminal's modes.
 */
export interface LentTerminal {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
  press(event: KeyEvent): void;
  /** What is drawn now: typed text made safe, colours kept only with `colour`. */
  frame(colour: boolean): Frame;
}

export function lendTerminal(columns: number, drawn: () => void): LentTerminal {
  const input = Object.assign(new PassThrough(), {
    isTTY: false,
    setRawMode() {
      return this;
    },
  });
  const screen = createScreen();
  const output = Object.assign(
    new Writable({
      decodeStrings: false,
      write(chunk, _encoding, done) {
        screen.write(String(chunk));
        drawn();
        done();
      },
    }),
    { columns, isTTY: false },
  );
  return {
    input,
    output,
    press: event => input.emit('keypress', ...keypress(event)),
    frame: colour => screen.frame(colour),
  };
}

/** A field holds one line: line ends and other controls in a paste become spaces. */
function keypress(event: KeyEvent): [string | undefined, object] {
  const plain = { ctrl: false, meta: false, shift: false };
  if (event.kind === 'paste') {
    const text = event.text.replace(/\n+$/, '').replace(/\p{Cc}/gu, ' ');
    return [text, { ...plain, name: 'paste', sequence: text }];
  }
  const { name, text, ctrl, meta, shift } = event;
  return [text === '' ? undefined : text, { name, ctrl, meta, shift, sequence: text }];
}

/** Knows the few sequences that Inquirer's screen manager sends: up, down, column, erase line, show and hide, colours. */
function createScreen() {
  const rows: string[] = [''];
  let at = 0;
  let column = 0;
  let hidden = false;

  const apply = (token: string): void => {
    if (token === '\n') {
      at += 1;
      rows[at] ??= '';
      column = 0;
      return;
    }
    const sequence = /^\x1b\[(\??)(\d*)[\d;]*([A-Za-z])$/.exec(token);
    if (!sequence) {
      rows[at] += token;
      column = widthOf(rows[at] ?? '');
      return;
    }
    const count = Number(sequence[2] || '1');
    switch (sequence[3]) {
      case 'A':
        at = Math.max(0, at - count);
        break;
      case 'B':
        at = Math.min(rows.length - 1, at + count);
        break;
      case 'G':
        column = count - 1;
        break;
      case 'K':
        rows[at] = '';
        break;
      case 'm':
        rows[at] += token;
        break;
      case 'h':
      case 'l':
        hidden = sequence[3] === 'l';
        break;
      default:
        break;
    }
  };

  return {
    write(text: string): void {
      for (const [token] of text.matchAll(/\x1b\[[?\d;]*[A-Za-z]|\n|[^\x1b\n]+|\x1b/g)) apply(token);
    },
    frame(colour: boolean): Frame {
      let end = rows.length;
      while (end > at + 1 && rows[end - 1] === '') end--;
      const shown = rows.slice(0, end).map(row => safeRow(row, colour));
      if (hidden) return { rows: shown };
      return { rows: shown, cursor: { row: at, left: safeRow(leftOf(rows[at] ?? '', column), colour) } };
    },
  };
}

const colourCode = /(\x1b\[[\d;]*m)/;

function safeRow(row: string, colour: boolean): string {
  return row
    .split(colourCode)
    .map((part, index) => (index % 2 === 0 ? display(part) : colour ? part : ''))
    .join('');
}

/** What fills the first `column` columns of a row, cut between graphemes. */
function leftOf(row: string, column: number): string {
  let left = '';
  let used = 0;
  for (const [index, part] of row.split(colourCode).entries()) {
    if (index % 2 === 1) {
      left += part;
      continue;
    }
    for (const piece of graphemesOf(part)) {
      used += widthOf(piece);
      if (used > column) return left;
      left += piece;
    }
  }
  return left + ' '.repeat(Math.max(0, column - used));
}
