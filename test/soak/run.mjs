import { build } from 'esbuild';

/** The long runs are written in TypeScript beside the short ones in `test/crash`: bundled here, so that every Node runs them. */
await build({
  entryPoints: ['test/soak/soak.ts'],
  outdir: 'dist.soak',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  target: 'node20.19',
  logLevel: 'error',
});
const { soak } = await import('../../dist.soak/soak.mjs');
await soak(process.argv.slice(2));
process.exit();
