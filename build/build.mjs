import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build as bundle, transform } from 'esbuild';
import { compileAhead } from './compile-ahead.mjs';
import { licenceTexts } from './licences.mjs';
import { renderPages } from './pages.mjs';
import { buildValidators } from './validators.mjs';
import { bundleVendors, leaveVendorsOut, openLate } from './vendors.mjs';

/**
 * Builds `dist` in the three layers that start fastest: `cli.cjs`, which needs nothing; `app.cjs` and its parts, our code; and one
 * file per library under `vendor`, read when it is first used; and beside them what V8 makes of these. A `dist` that stood is replaced once the new one is whole.
 */
export async function build() {
  await buildValidators();
  const folder = await mkdtemp('dist.');
  try {
    await buildInto(folder);
    // A temporary folder is its maker's alone; what is installed is for everybody whom the umask lets in.
    await chmod(folder, 0o777 & ~process.umask());
    await rm('dist', { recursive: true, force: true });
    await rename(folder, 'dist');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function buildInto(folder) {
  const vendors = await bundleApp(folder);
  const banner = { js: '#!/usr/bin/env node' };
  await bundle({
    ...common,
    outdir: folder,
    entryPoints: { cli: 'src/bin.ts' },
    external: ['./app.cjs'],
    banner,
  });
  // npm does so once, when it links the command: a later build must not take it away.
  await chmod(`${folder}/cli.cjs`, 0o755);
  const bundled = await bundleVendors(vendors, { ...common, outdir: `${folder}/vendor` });
  const licences = await licenceTexts([...bundled, ...(await filesInValidators())]);
  await writeFile(`${folder}/THIRD-PARTY-LICENSES.txt`, licences);
  await mkdir(`${folder}/pages`);
  await renderPages(`${folder}/app.cjs`, `${folder}/pages`);
  await compileAhead(folder, common);
}

/**
 * Our code, a part for each command and for what several share, so that a command reads only its own. esbuild splits ES modules
 * alone: each part becomes CommonJS afterwards, which starts faster. Gives the libraries that they load.
 */
async function bundleApp(folder) {
  const vendors = new Set();
  const { outputFiles } = await bundle({
    ...common,
    outdir: folder,
    entryPoints: { app: 'src/cli.ts', 'lint-thread': 'src/commands/lint/lint-thread.ts' },
    chunkNames: 'part-[hash]',
    splitting: true,
    format: 'esm',
    write: false,
    plugins: [openLate(['child_process', 'fs/promises', 'readline']), leaveVendorsOut(vendors)],
  });
  const { platform, format, target, supported } = common;
  await Promise.all(
    outputFiles.map(async ({ path, text }) => {
      const { code } = await transform(text, { platform, format, target, supported });
      await writeFile(path, code);
    }),
  );
  return vendors;
}

/** The parts of Ajv that the validators took in: esbuild names each file in a comment. */
async function filesInValidators() {
  const names = (await readdir('src/generated')).filter(name => name.endsWith('.js'));
  const texts = await Promise.all(names.map(name => readFile(`src/generated/${name}`, 'utf8')));
  return texts.flatMap(text => text.match(/(?<=^\/\/ )node_modules\/\S+/gm) ?? []);
}

const common = {
  absWorkingDir: resolve(import.meta.dirname, '..'),
  bundle: true,
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

if (process.argv[1] === import.meta.filename) {
  process.chdir(`${import.meta.dirname}/..`);
  await build();
}
