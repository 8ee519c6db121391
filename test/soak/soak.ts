import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { copyProduct, type Product } from '../crash/product.ts';
import { bytes } from './bytes.ts';
import { crash } from './crash.ts';
import { faults } from './faults.ts';
import { hangUp } from './hang-up.ts';
import { properties } from './properties.ts';
import { writers } from './writers.ts';

/** What a long run works with. */
export interface Bench {
  product: Product;
  folder: string;
  seed: number;
  /** How much of the full length, 1 for all of it. */
  share: number;
}

/** Each prints what it counted and returns what did not hold. */
const runs: Readonly<Record<string, (bench: Bench) => Promise<string[]>>> = {
  crash,
  faults,
  writers,
  hangUp,
  bytes,
  properties,
};

/**
 * `npm run soak [-- crash faults writers hangUp bytes properties] [--seed N] [--share 0.1] [--node PATH]`: the named runs, or all. Exit code 1 where
 * anything did not hold; then the folder with the cases stays.
 */
export async function soak(argv: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { seed: { type: 'string' }, share: { type: 'string' }, node: { type: 'string' } },
  });
  const names = positionals.length > 0 ? positionals : Object.keys(runs);
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-soak-'));
  const product = copyProduct(process.cwd(), folder, values.node);
  const seed = Number(values.seed ?? 1);
  console.log(`seed ${seed}, ${(await product.run(['--version'])).stdout.trim()} on ${product.node}`);
  let wrong: string[] = [];
  for (const name of names) {
    const run = runs[name];
    if (!run) throw new Error(`there is no run ${name}; there are ${Object.keys(runs).join(', ')}`);
    const began = performance.now();
    const found = await run({ product, folder: join(folder, name), seed, share: Number(values.share ?? 1) });
    for (const what of found) console.log(`  WRONG ${what}`);
    console.log(`${name}: ${found.length} wrong, ${Math.round((performance.now() - began) / 1000)} s\n`);
    wrong = [...wrong, ...found];
  }
  if (wrong.length === 0) rmSync(folder, { recursive: true });
  else console.log(`The cases are in ${folder}`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
