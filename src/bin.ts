import { readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
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
  import('./start.ts').then(({ start }) => start(__dirname));
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
