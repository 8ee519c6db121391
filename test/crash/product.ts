import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The built program, copied aside so that nothing changes it under a long run, and a home of its own. */
export interface Product {
  /** The Node that runs it. */
  node: string;
  bin: string;
  playbooks: string;
  env: Record<string, string>;
  start(args: readonly string[]): ChildProcess;
  run(args: readonly string[]): Promise<Ran>;
}

export interface Ran {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** `root` is the repository, with `dist` built. */
export function copyProduct(root: string, folder: string, node = process.execPath): Product {
  const copy = join(folder, 'product');
  mkdirSync(join(folder, 'home'), { recursive: true });
  for (const part of ['dist', 'playbooks', 'schemas', 'package.json'])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  const bin = join(copy, 'dist/cli.cjs');
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: join(folder, 'home'),
    LANG: 'C.UTF-8',
    TOCSIN_AS: 'dana',
    TERM: 'xterm-256color',
    EDITOR: 'true',
  };
  const start = (args: readonly string[]) =>
    spawn(node, [bin, ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  return {
    node,
    bin,
    playbooks: join(copy, 'playbooks'),
    env,
    start,
    run: args =>
      new Promise(resolve => {
        const child = start(args);
        const printed = { stdout: '', stderr: '' };
        for (const name of ['stdout', 'stderr'] as const)
          child[name]?.setEncoding('utf8').on('data', chunk => {
            printed[name] += chunk;
          });
        child.on('close', (code, signal) => resolve({ code, signal, ...printed }));
      }),
  };
}
