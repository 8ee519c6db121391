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
      onLoad({ filter: /./, namespace: 'vendor' }, async ({ path }) => {
        const file = JSON.stringify(`./vendor/${fileName(path)}.cjs`);
        if (loadedAtUse.has(path)) return { contents: lateExports(file, await exportsOf(path)) };
        return { contents: `export * from ${file}; export { default } from ${file};` };
      });
    },
  };
}

/** Packages that few runs use and that are slow to load: each is read when one of its exports is first called, made or looked into. */
const loadedAtUse = new Set([
  '@marcbachmann/cel-js',
  'chalk',
  'diff',
  'fastest-levenshtein',
  'fuzzysort',
  'papaparse',
  're2js',
  'string-width',
  'temporal-polyfill',
  'tlds',
  'ulid',
  'yauzl',
  'yazl',
]);

/** What a package exports; one that is nothing but data exports that. */
function exportsOf(path) {
  const require = createRequire(import.meta.url);
  return require.resolve(path).endsWith('.json') ? { default: require(path) } : import(path);
}

/** A module with the same functions and classes, each of which opens `file` when it is used. */
function lateExports(file, exported) {
  // Node 23 and newer give what a CommonJS package exports a second name, which is no identifier.
  const late = Object.keys(exported).filter(
    name => name !== 'module.exports' && ['function', 'object'].includes(typeof exported[name]),
  );
  const named = late.filter(name => name !== 'default');
  return [
    `const $open = name => {
      const all = require(${file});
      return name !== 'default' || 'default' in all ? all[name] : all;
    };
    const $late = name => new Proxy(function () {}, {
      apply: (_, self, args) => Reflect.apply($open(name), self, args),
      construct: (_, args) => Reflect.construct($open(name), args),
      get: (_, key) => $open(name)[key],
    });`,
    ...named.map(name => `export const ${name} = /* @__PURE__ */ $late("${name}");`),
    ...(late.includes('default') ? ['export default /* @__PURE__ */ $late("default");'] : []),
  ].join('\n');
}

/** Bundles each package into a file of its own, and those that several contain once. Gives the paths of all files that went in. */
export async function bundleVendors(vendors, options) {
  const shared = new Set();
  const own = await Promise.all([...vendors].map(name => bundleVendor(name, options, shared)));
  const common = await Promise.all([...shared].map(name => bundleVendor(name, options, shared)));
  return [...own, ...common].flatMap(({ metafile }) => Object.keys(metafile.inputs));
}

function bundleVendor(name, options, shared) {
  const contents = `module.exports = require(${JSON.stringify(name)});`;
  return bundle({
    ...options,
    stdin: { contents, sourcefile: fileName(name), resolveDir: '.' },
    entryNames: fileName(name),
    plugins: [leaveOut('@inquirer/core', name, shared), openLate(['child_process'])],
  });
}

/** Leaves one package out of the others, where each of them would carry a copy. */
function leaveOut(name, bundled, shared) {
  return {
    name: 'leave-out',
    setup({ onResolve }) {
      onResolve({ filter: new RegExp(`^${name}$`) }, () => {
        if (bundled === name) return undefined;
        shared.add(name);
        return { path: `./${fileName(name)}.cjs`, external: true };
      });
    },
  };
}

/** Modules of Node's, each loaded when one of its functions is used: importing one that is seldom used costs up to a tenth of a start. */
export function openLate(names) {
  return {
    name: 'open-late',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: new RegExp(`^(node:)?(${names.join('|')})$`) }, ({ path, namespace }) => {
        const name = path.replace(/^node:/, '');
        return namespace === 'late'
          ? { path: `node:${name}`, external: true }
          : { path: name, namespace: 'late' };
      });
      onLoad({ filter: /./, namespace: 'late' }, ({ path }) => {
        const getters = Object.keys(createRequire(import.meta.url)(path)).map(
          key => `get ${key}() { return require('node:${path}').${key}; }`,
        );
        return { contents: `module.exports = { ${getters.join(', ')} };` };
      });
    },
  };
}

function fileName(packageName) {
  return packageName.replace(/^@/, '').replaceAll('/', '-');
}
