import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from '../io.ts';

/** Hands a text to the person's editor and returns what it became, or the text itself where the editor failed. */
export type EditOutside = (text: string) => Promise<string>;

/**
 * The editor of `VISUAL`, else `EDITOR`; words after the program are its arguments, no shell is asked. Undefined where
 * neither is set. The text lies in a file that only this user can read, and is removed whatever happens.
 */
export function outsideEditor(io: Pick<Io, 'env' | 'cwd'>): EditOutside | undefined {
  const [program, ...args] = (io.env.VISUAL || io.env.EDITOR || '').split(/\s+/).filter(word => word !== '');
  if (program === undefined) return undefined;
  return async text => {
    const folder = await mkdtemp(join(tmpdir(), 'tocsin-'));
    const file = join(folder, 'note.txt');
    try {
      await writeFile(file, text, { mode: 0o600 });
      const ended = await run(program, [...args, file], io.cwd);
      return ended ? (await readFile(file, 'utf8')).replace(/\r\n/g, '\n').replace(/\n$/, '') : text;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}

function run(program: string, args: string[], cwd: string): Promise<boolean> {
  return new Promise(resolve => {
    const child = spawn(program, args, { cwd, stdio: 'inherit', shell: false });
    child.on('error', () => resolve(false));
    child.on('close', code => resolve(code === 0));
  });
}
