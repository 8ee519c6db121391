import { build } from 'esbuild';

/** The measurements are written in TypeScript beside what they measure: bundled here, so that every Node runs them. */
await build({
  entryPoints: ['test/bench/bench.ts', 'test/bench/verify-alone.ts'],
  outdir: 'dist.bench',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  target: 'node20.19',
});
const { bench } = await import('../../dist.bench/bench.mjs');
await bench(process.argv.slice(2));
