import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pty from '@lydell/node-pty';
import { Terminal } from '@xterm/headless';
import { type Seat, takeSeat } from '../session/seat.ts';

/** The built program at work in a real terminal of 80 columns. */
export interface Sitting extends Seat {
  ended: Promise<{ exitCode: number; signal: number | undefined }>;
  kill(signal: string): void;
  /** All that it was sent to show, as it came. */
  written(): string;
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
  const seat = takeSeat(terminal, {
    write: keys => child.write(keys),
    arm: () => new Promise(armed => setTimeout(armed, 300)),
  });
  let written = '';
  child.onData(output => {
    written += output;
    seat.drew(output);
  });
  return {
    ...seat,
    ended: new Promise(done => child.onExit(({ exitCode, signal }) => done({ exitCode, signal }))),
    kill: signal => process.kill(child.pid, signal),
    written: () => written,
    hangUp: () => (child as unknown as { destroy(): void }).destroy(),
  };
}
