import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pty from '@lydell/node-pty';
import { Terminal } from '@xterm/headless';
import { build } from 'esbuild';

/** One run of the demo program in a real terminal. */
export interface Run {
  /** Everything that it wrote. */
  output(): string;
  /** The rows of the screen now. */
  screen(): Promise<string[]>;
  /** Waits until the output since the last `type` holds a text. */
  shows(text: string): Promise<void>;
  type(text: string): void;
  kill(signal: string): void;
  /** Closes the terminal's other end. */
  hangUp(): void;
  ended: Promise<{ exitCode: number; signal: number | undefined }>;
  /** What the demo recorded, the JSON lines of its outcome file. */
  outcome(): unknown[];
}

export interface Demo {
  run(script: string, options?: { env?: Record<string, string>; under?: string[] }): Run;
  remove(): void;
}

/** Bundles the demo once, for the Node that runs the tests. */
export async function buildDemo(): Promise<Demo> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-demo-'));
  const program = join(folder, 'demo.mjs');
  await build({
    entryPoints: [new URL('../fixtures/terminal/demo.ts', import.meta.url).pathname],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  let runs = 0;
  return {
    run: (script, options = {}) => start(program, script, join(folder, `outcome-${++runs}`), options),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function start(
  program: string,
  script: string,
  outcome: string,
  { env = {}, under = [] }: { env?: Record<string, string>; under?: string[] },
): Run {
  const [command = process.execPath, ...args] = [...under, process.execPath, program, script, outcome];
  const child = pty.spawn(command, args, {
    cols: 80,
    rows: 24,
    name: 'xterm-256color',
    env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', TERM: 'xterm-256color', ...env },
  });
  const terminal = new Terminal({ cols: 80, rows: 24, allowProposedApi: true });
  let output = '';
  let since = 0;
  const wakes = new Set<() => void>();
  child.onData(data => {
    output += data;
    terminal.write(data);
    for (const wake of wakes) wake();
  });
  return {
    output: () => output,
    ended: new Promise(resolve => child.onExit(({ exitCode, signal }) => resolve({ exitCode, signal }))),
    screen: async () => {
      await new Promise<void>(done => terminal.write('', done));
      return Array.from({ length: 24 }, (_, row) =>
        terminal.buffer.active.getLine(terminal.buffer.active.baseY + row),
      )
        .map(line => line?.translateToString(true) ?? '')
        .filter(row => row !== '');
    },
    shows: text =>
      new Promise(resolve => {
        const look = (): void => {
          if (!output.slice(since).includes(text)) return;
          wakes.delete(look);
          resolve();
        };
        wakes.add(look);
        look();
      }),
    type(text) {
      since = output.length;
      child.write(text);
    },
    kill: signal => process.kill(child.pid, signal),
    hangUp: () => (child as unknown as { destroy(): void }).destroy(),
    outcome: () =>
      readFileSync(outcome, 'utf8')
        .trim()
        .split('\n')
        .map(line => JSON.parse(line)),
  };
}
