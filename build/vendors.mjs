import { createRequire, isBuiltin } from 'node:module';
import { build as bundle } from 'esbuild';

/**
 * An esbuild plugin that leaves every package out of our bundle and notes it in `vendors`. Code then finds it in `./vendor`,
 * through a module of its own: from there a default import means what it means in an ES module.
 */
export function leaveVendorsOut(vendors) {
  return {
    name: 'leave-vendors-out',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
        if (kind === 'entry-point' || isBuiltin(path)) return undefined;
        vendors.add(path);
        return { path, namespace: 'vendor' };
      });
      onResolve({ filter: /./, namespace: 'vendor' }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: /./, namespace: 'vendor' }, ({ path }) => {
        const file = JSON.stringify(`./vendor/${fileName(path)}.cjs`);
        return { contents: `export * from ${file}; export { default } from ${file};` };
      });
    },
  };
}

/** Bundles each package into a file of its own under `dist/vendor`. Gives the paths of all files that went in. */
export async function bundleVendors(vendors, options) {
  const built = await Promise.all(
    [...vendors].map(name =>
      bundle({
        ...options,
        stdin: { contents: `module.exports = require(${JSON.stringify(name)});`, resolveDir: '.' },
        outfile: `dist/vendor/${fileName(name)}.cjs`,
        outdir: undefined,
        plugins: [openLate('child_process')],
      }),
    ),
  );
  return built.flatMap(({ metafile }) => Object.keys(metafile.inputs));
}

/** Node's `name`, loaded when one of its functions is used: libraries that seldom use it import it at once, at a tenth of a start. */
function openLate(name) {
  return {
    name: 'open-late',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: new RegExp(`^(node:)?${name}$`) }, ({ namespace }) =>
        namespace === 'late' ? { path: `node:${name}`, external: true } : { path: name, namespace: 'late' },
      );
      onLoad({ filter: /./, namespace: 'late' }, () => {
        const getters = Object.keys(createRequire(import.meta.url)(name)).map(
          key => `get ${key}() { return require('node:${name}').${key}; }`,
        );
        return { contents: `module.exports = { ${getters.join(', ')} };` };
      });
    },
  };
}

function fileName(packageName) {
  return packageName.replace(/^@/, '').replaceAll('/', '-');
}
