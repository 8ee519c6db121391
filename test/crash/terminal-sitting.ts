import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import type { Product } from './product.ts';

/** A command of the built program in a real terminal, wide enough that a permanent line is one row. */
export interface TerminalSitting {
  readonly pid: number;
  /** Everything that was drawn, without colours and cursor codes; and the rows of scrollback and screen that are not empty. */
  raw(): string;
  rows(): Promise<string[]>;
  /** Waits until something matches in what was drawn since `from`; false where the process ends or `ms` pass before. */
  shows(pattern: RegExp, ms?: number, from?: number): Promise<boolean>;
  type(text: string): void;
  kill(signal: string): void;
  /** Closes the terminal's other end. */
  hangUp(): void;
  running(): boolean;
  ended: Promise<{ exitCode: number; signal: number | undefined }>;
}

export function openTerminal(product: Product, args: readonly string[]): TerminalSitting {
  const child = pty.spawn(product.node, [product.bin, ...args], {
    cols: columns,
    rows: 50,
    name: 'xterm-256color',
    env: product.env,
  });
  const terminal = new xterm.Terminal({
    cols: columns,
    rows: 50,
    scrollback: 100_000,
    allowProposedApi: true,
  });
  let raw = '';
  let running = true;
  child.onData(data => {
    raw += data;
    terminal.write(data);
  });
  const ended = new Promise<{ exitCode: number; signal: number | undefined }>(resolve =>
    child.onExit(({ exitCode, signal }) => {
      running = false;
      resolve({ exitCode, signal });
    }),
  );
  return {
    pid: child.pid,
    raw: () => bare(raw),
    async rows() {
      await new Promise<void>(done => terminal.write('', done));
      const { active } = terminal.buffer;
      const rows = Array.from(
        { length: active.length },
        (_, row) => active.getLine(row)?.translateToString(true) ?? '',
      );
      return rows.filter(row => row !== '');
    },
    async shows(pattern, ms = 15_000, from = 0) {
      const until = performance.now() + ms;
      while (running && performance.now() < until) {
        if (pattern.test(bare(raw).slice(from))) return true;
        await new Promise(wake => setTimeout(wake, 20));
      }
      return pattern.test(bare(raw).slice(from));
    },
    type: text => child.write(text),
    kill: signal => process.kill(child.pid, signal),
    hangUp: () => (child as unknown as { destroy(): void }).destroy(),
    running: () => running,
    ended,
  };
}

const columns = 600;

function bare(drawn: string): string {
  return drawn.replace(/\x1b\[[?\d;]*[A-Za-z]/g, '');
}
