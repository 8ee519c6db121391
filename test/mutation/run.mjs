import { build } from 'esbuild';

/** The mistakes are written in TypeScript: bundled here, so that every Node runs them. */
await build({
  entryPoints: ['test/mutation/mutants.ts'],
  outdir: 'dist.mutation',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  target: 'node20.19',
  logLevel: 'error',
});
const { mutants } = await import('../../dist.mutation/mutants.mjs');
process.exit((await mutants(process.argv.slice(2))) ? 0 : 1);
