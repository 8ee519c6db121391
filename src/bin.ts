import { lstatSync, mkdirSync, readFileSync, writeSync } from 'node:fs';
import module from 'node:module';
import { isAbsolute, join } from 'node:path';
import { lastWords, outputFailed } from './last-words.ts';

/** What is said without loading the program: rendered by the build, copied out as it is. */
const pages: Readonly<Record<string, string>> = {
  '-V': 'version',
  '--version': 'version',
  '-h': 'help',
  '--help': 'help',
  help: 'help',
  'completion bash': 'completion-bash',
  'completion zsh': 'completion-zsh',
  'completion fish': 'completion-fish',
  'completion powershell': 'completion-powershell',
};

const page = pages[process.argv.slice(2).join(' ')];
if (page === undefined) {
  enableCache();
  require('./app.cjs');
} else {
  say(readFileSync(join(__dirname, 'pages', `${page}.txt`)));
}

/** Straight to the descriptor: `process.stdout` alone costs a tenth of Node's start. It serves where a pipe is full. */
function say(text: Buffer): void {
  let written = 0;
  try {
    written = writeSync(1, text);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return notSaid(error);
  }
  if (written === text.length) return;
  process.stdout.on('error', notSaid);
  process.stdout.write(text.subarray(written));
}

/** A reader that went away is no failure. */
function notSaid(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'EPIPE') lastWords(outputFailed(error));
}

/**
 * Node 22.1 and newer keep compiled code in a folder. It is ours alone, for whoever can write there can run code as us, and is
 * made level by level: Node's recursive mkdir never returns from some places (/proc for one), nor does this call of Node's.
 */
function enableCache(): void {
  const { enableCompileCache } = module as { enableCompileCache?(folder: string): unknown };
  if (enableCompileCache === undefined) return;
  const base = process.env.XDG_CACHE_HOME || process.env.LOCALAPPDATA || `${process.env.HOME}/.cache`;
  const own = join(base, 'tocsin');
  const compiled = join(own, 'compiled');
  if (isAbsolute(base) && [base, own, compiled].every(makeFolder) && isOurs(compiled)) {
    enableCompileCache(compiled);
  }
}

function makeFolder(path: string): boolean {
  try {
    mkdirSync(path, { mode: 0o700 });
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST';
  }
}

/** Windows has neither owner nor mode here: its profile folder is private already. */
function isOurs(path: string): boolean {
  const found = lstatSync(path);
  if (!found.isDirectory()) return false;
  return process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o077) === 0);
}
