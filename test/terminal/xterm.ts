import { Terminal } from '@xterm/headless';

/** A terminal in memory, and what stands in it. */
export interface Xterm {
  write(text: string): void;
  rows(): number;
  columns(): number;
  resize(columns: number, rows: number): void;
  /** Everything from the top of the scrollback to the last row that is not empty. */
  transcript(): Promise<string[]>;
  cursor(): Promise<{ row: number; column: number }>;
  /** Each write as it came. */
  writes: string[];
}

export function createXterm(columns: number, rows: number): Xterm {
  const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 10_000 });
  const writes: string[] = [];
  const drained = (): Promise<void> => new Promise(done => terminal.write('', done));
  return {
    writes,
    write(text) {
      writes.push(text);
      terminal.write(text);
    },
    rows: () => terminal.rows,
    columns: () => terminal.cols,
    resize: (nextColumns, nextRows) => terminal.resize(nextColumns, nextRows),
    async transcript() {
      await drained();
      const { active } = terminal.buffer;
      const lines = Array.from(
        { length: active.length },
        (_, at) => active.getLine(at)?.translateToString(true) ?? '',
      );
      return lines.slice(0, lines.findLastIndex(line => line !== '') + 1);
    },
    async cursor() {
      await drained();
      const { active } = terminal.buffer;
      return { row: active.baseY + active.cursorY, column: active.cursorX };
    },
  };
}
