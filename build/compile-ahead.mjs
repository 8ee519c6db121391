import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build as bundle } from 'esbuild';

/**
 * Leaves in `folder`, where the program was built, the code that V8 makes of it as it runs: a third of a start is compiling.
 * It fits the Node of this machine; without it, and under another, the program is the same and starts slower.
 */
export async function compileAhead(folder, options) {
  const scratch = join(folder, 'warm-up');
  try {
    const outfile = join(scratch, 'warm-up.mjs');
    await bundle({ ...options, format: 'esm', entryPoints: ['build/warm-up.mjs'], outfile });
    const { NODE_OPTIONS, ...env } = process.env;
    await promisify(execFile)(process.execPath, [outfile, folder, scratch], { env, timeout: longest });
  } catch (error) {
    console.warn(`tocsin will start slower: its code could not be compiled ahead.\n${error.message}`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

const longest = 60_000;
