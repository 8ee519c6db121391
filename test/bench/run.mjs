import { build } from 'esbuild';

/** The measurements are written in TypeScript beside what they measure: bundled here, so that every Node runs them. */
const common = { bundle: true, platform: 'node', target: 'node20.19', outdir: 'dist.bench' };
await build({
  ...common,
  entryPoints: ['test/bench/bench.ts', 'test/bench/lint-alone.ts', 'test/bench/verify-alone.ts'],
  outExtension: { '.js': '.mjs' },
  format: 'esm',
  packages: 'external',
});
await build({
  ...common,
  entryPoints: ['test/bench/yaml-parse.ts'],
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
});
const { bench } = await import('../../dist.bench/bench.mjs');
await bench(process.argv.slice(2));
