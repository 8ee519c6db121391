import { mkdir, rm, writeFile } from 'node:fs/promises';
import { build as bundle } from 'esbuild';
import { licenceTexts } from './licences.mjs';
import { renderPages } from './pages.mjs';
import { bundleVendors, leaveVendorsOut } from './vendors.mjs';

/**
 * Builds `dist` in the three layers that start fastest: `cli.cjs`, which needs nothing; `app.cjs`, our code; and one file per
 * library under `vendor`, read when it is first used. `cli.cjs` is written last: it stands for a finished build.
 */
export async function build() {
  await rm('dist', { recursive: true, force: true });
  await mkdir('dist/pages', { recursive: true });
  const vendors = new Set();
  await bundle({ ...common, entryPoints: { app: 'src/cli.ts' }, plugins: [leaveVendorsOut(vendors)] });
  const files = await bundleVendors(vendors, common);
  await writeFile('dist/THIRD-PARTY-LICENSES.txt', await licenceTexts(files));
  await renderPages('dist/app.cjs', 'dist/pages');
  await bundle({
    ...common,
    entryPoints: { cli: 'src/bin.ts' },
    external: ['./app.cjs'],
    banner: { js: '#!/usr/bin/env node' },
  });
}

const common = {
  bundle: true,
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  format: 'cjs',
  target: 'node20.19',
  supported: { 'dynamic-import': false },
  define: { 'import.meta.dirname': '__dirname' },
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
};

if (process.argv[1] === import.meta.filename) await build();
