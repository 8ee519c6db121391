/** The live block at one moment: painted rows, none wider than columns - 1, and where the cursor stands. */
export interface Frame {
  rows: string[];
  /** The cursor's row and the painted text left of it. */
  cursor?: { row: number; left: string };
}

/** Keeps a block of rows at the bottom of the scrollback up to date, with one write a frame and only the rows that changed. */
export interface Renderer {
  draw(frame: Frame): void;
  /** Writes rows for good, above the block. */
  print(rows: readonly string[]): void;
  /** Takes the block away. */
  clear(): void;
  /** The terminal has another size or was used by someone else: the next frame is drawn whole. */
  resized(): void;
}

/**
 * `rows` is the terminal's height now. No column is ever computed: terminals disagree on the width of characters, so the
 * cursor goes to column 0 and the text left of it is printed again. Modes: 2026 synchronized output, 7 automatic wrap.
 */
export function createRenderer(terminal: { write(text: string): void; rows(): number }): Renderer {
  let shown: string[] = [];
  let cursor: Frame['cursor'];
  let at = 0;
  let stale = false;

  const to = (row: number): string => {
    const step = row - at;
    at = row;
    return step === 0 ? '' : `\x1b[${Math.abs(step)}${step < 0 ? 'A' : 'B'}`;
  };

  const erase = (): string => {
    const out = shown.length === 0 ? '' : `${to(0)}\r\x1b[J`;
    shown = [];
    cursor = undefined;
    stale = false;
    return out;
  };

  const change = (rows: readonly string[]): string => {
    let out = '';
    rows.forEach((row, index) => {
      if (row === shown[index]) return;
      if (index < shown.length) out += `${to(index)}\r${row}\x1b[K`;
      else if (index === 0) out += `\r${row}`;
      else {
        out += `${to(index - 1)}\r\n${row}`;
        at = index;
      }
    });
    if (rows.length === 0) return erase();
    if (rows.length < shown.length) out += `${to(rows.length)}\r\x1b[J`;
    return out;
  };

  const compose = (frame: Frame): string => {
    const over = Math.max(0, frame.rows.length - Math.max(1, terminal.rows() - 1));
    const rows = frame.rows.slice(over);
    const wanted = frame.cursor && { ...frame.cursor, row: Math.max(0, frame.cursor.row - over) };
    const out = change(rows);
    shown = rows;
    if (out === '' && wanted?.row === cursor?.row && wanted?.left === cursor?.left) return '';
    cursor = wanted;
    return `${out}${to(wanted?.row ?? Math.max(0, rows.length - 1))}\r${wanted?.left ?? ''}`;
  };

  const send = (out: string): void => {
    if (out !== '') terminal.write(`\x1b[?2026h\x1b[?7l${out}\x1b[?7h\x1b[?2026l`);
  };

  return {
    draw: frame => send((stale ? erase() : '') + compose(frame)),
    print(rows) {
      if (rows.length === 0) return;
      const block: Frame = cursor ? { rows: shown, cursor } : { rows: shown };
      send(`${erase()}\r${rows.join('\r\n')}\r\n${block.rows.length === 0 ? '' : compose(block)}`);
    },
    clear: () => send(erase()),
    resized: () => {
      stale = true;
    },
  };
}
