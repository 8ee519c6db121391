import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pty from '@lydell/node-pty';
import { Terminal } from '@xterm/headless';

/** The built program at work in a real terminal of 80 columns, as a person sees it. */
export interface Sitting {
  /** Waits until a text stands on the screen; fails with the screen where it does not come. */
  shows(text: string | RegExp): Promise<void>;
  /** Waits for a text, then presses a key that counts: past the 250 ms for which a new prompt takes none. */
  press(key: string, when: string | RegExp): Promise<void>;
  /** Waits for a form, types into it, sees it there, and confirms it. */
  answer(ask: string, typed: string): Promise<void>;
  /** Waits for a form with choices, finds one by its first letters, and confirms it. */
  choose(ask: string, label: string): Promise<void>;
  write(keys: string): void;
  screen(): Promise<string[]>;
  /** From the top of the scrollback to the last row that is not empty. */
  transcript(): Promise<string[]>;
  ended: Promise<{ exitCode: number; signal: number | undefined }>;
  kill(signal: string): void;
  /** Closes the terminal's other end. */
  hangUp(): void;
}

export interface Place {
  folder: string;
  sitDown(...argv: string[]): Sitting;
  /** One command without a terminal. */
  run(...argv: string[]): Promise<{ code: number | null; stdout: string; stderr: string }>;
  /** The lines of the only case's logs, each parsed, log by log. */
  lines(): LogLine[];
  caseDir(): string;
  leave(): void;
}

/** A line of a log, as `log --json` prints it. */
export interface LogLine {
  w: string;
  seq: number;
  id: string;
  type: string;
  step?: string;
  actor: { name: string };
  data: Record<string, unknown>;
  seen?: Record<string, [seq: number, hash: string]>;
}

/** An empty folder to work in, with its own home. */
export function emptyPlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-pty-'));
  const env = { PATH: process.env.PATH ?? '', HOME: folder, LANG: 'C.UTF-8', TERM: 'xterm-256color' };
  const sitting = new Set<Sitting>();
  const caseDir = (): string => {
    const [only, ...others] = readdirSync(join(folder, 'cases'));
    if (!only || others.length > 0) throw new Error(`not one case but ${[only, ...others].join(', ')}`);
    return join(folder, 'cases', only);
  };
  return {
    folder,
    caseDir,
    sitDown(...argv) {
      const sat = sit(argv, folder, env);
      sitting.add(sat);
      sat.ended.then(() => sitting.delete(sat));
      return sat;
    },
    run: (...argv) => runOnce(argv, folder, env),
    lines: () =>
      readdirSync(join(caseDir(), 'log'))
        .filter(name => name.endsWith('.jsonl'))
        .flatMap(name =>
          readFileSync(join(caseDir(), 'log', name), 'utf8')
            .trimEnd()
            .split('\n'),
        )
        .map(line => JSON.parse(line)),
    leave() {
      for (const left of sitting) left.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const keys = { enter: '\r', escape: '\x1b', down: '\x1b[B', ctrlC: '\x03', ctrlS: '\x13' } as const;

/** As a terminal sends a pasted block. */
export function pasted(text: string): string {
  return `\x1b[200~${text.replaceAll('\n', '\r')}\x1b[201~`;
}

const program = resolve('dist/cli.cjs');

function runOnce(argv: string[], cwd: string, env: Record<string, string>) {
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((done, fail) => {
    const child = spawn(process.execPath, [program, ...argv], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = { stdout: '', stderr: '' };
    child.stdout.on('data', chunk => {
      said.stdout += chunk;
    });
    child.stderr.on('data', chunk => {
      said.stderr += chunk;
    });
    child.on('error', fail);
    child.on('close', code => done({ code, ...said }));
  });
}

function sit(argv: string[], cwd: string, env: Record<string, string>): Sitting {
  const child = pty.spawn(process.execPath, [program, ...argv], {
    cols: 80,
    rows: 24,
    name: 'xterm-256color',
    cwd,
    env,
  });
  const terminal = new Terminal({ cols: 80, rows: 24, allowProposedApi: true, scrollback: 10_000 });
  const looks = new Set<() => void>();
  child.onData(data => {
    terminal.write(data, () => {
      for (const look of looks) look();
    });
  });
  const rowsFrom = (first: number): string[] => {
    const { active } = terminal.buffer;
    const rows = Array.from(
      { length: active.length - first },
      (_, at) => active.getLine(first + at)?.translateToString(true) ?? '',
    );
    return rows.slice(0, rows.findLastIndex(row => row !== '') + 1);
  };
  const drained = (): Promise<void> => new Promise(done => terminal.write('', done));
  const onScreen = (): string[] => rowsFrom(terminal.buffer.active.baseY);

  const shows = (text: string | RegExp): Promise<void> =>
    new Promise((seen, fail) => {
      const look = (): void => {
        const screen = onScreen().join('\n');
        if (typeof text === 'string' ? !screen.includes(text) : !text.test(screen)) return;
        looks.delete(look);
        clearTimeout(tooLong);
        seen();
      };
      const tooLong = setTimeout(() => {
        looks.delete(look);
        fail(new Error(`the screen never showed ${text}:\n${onScreen().join('\n')}`));
      }, patience);
      looks.add(look);
      look();
    });
  const write = (text: string): void => child.write(text);
  const press = async (key: string, when: string | RegExp): Promise<void> => {
    await shows(when);
    await new Promise(armed => setTimeout(armed, 300));
    write(key);
  };

  return {
    shows,
    press,
    write,
    async answer(ask, typed) {
      await shows(ask);
      write(typed);
      await press(keys.enter, `› ${typed}`);
    },
    async choose(ask, label) {
      await shows(ask);
      await shows(/Nothing chosen yet|^search ›/m);
      write(label);
      await press(keys.enter, `› ${label}`);
    },
    screen: async () => {
      await drained();
      return onScreen();
    },
    transcript: async () => {
      await drained();
      return rowsFrom(0);
    },
    ended: new Promise(done => child.onExit(({ exitCode, signal }) => done({ exitCode, signal }))),
    kill: signal => process.kill(child.pid, signal),
    hangUp: () => (child as unknown as { destroy(): void }).destroy(),
  };
}

/** Milliseconds for a busy machine to draw a screen. */
const patience = 15_000;
