import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import type { Product } from './product.ts';

/** A command of the built program in a real terminal, wide enough that a permanent line is one row. */
export interface TerminalSitting {
  /** Everything that was drawn, without colours and cursor codes. */
  raw(): string;
  /** The rows of scrollback and screen that are not empty. */
  rows(): Promise<string[]>;
  /** The rows of the screen as they stand, the empty ones among them. */
  screen(): Promise<string[]>;
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
    rows: screenRows,
    name: 'xterm-256color',
    env: product.env,
  });
  const terminal = new xterm.Terminal({
    cols: columns,
    rows: screenRows,
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
  const rowsFrom = async (first: number): Promise<string[]> => {
    await new Promise<void>(done => terminal.write('', done));
    const { active } = terminal.buffer;
    const row = (_: unknown, index: number) => active.getLine(index)?.translateToString(true) ?? '';
    return Array.from({ length: active.length }, row).slice(first);
  };
  return {
    raw: () => bare(raw),
    rows: async () => (await rowsFrom(0)).filter(row => row !== ''),
    screen: () => rowsFrom(-screenRows),
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
const screenRows = 50;

function bare(drawn: string): string {
  return drawn.replace(/\x1b\[[?\d;]*[A-Za-z]/g, '');
}
