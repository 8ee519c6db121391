import { posix } from 'node:path';

/**
 * What a module imports: `{ from, target, typeOnly, lazy, at }`. `from` is as written; `target` is the path of one of our own
 * files, or undefined for a package; `lazy` is an `import()`.
 */
export function readImports(path, text, { staticImports, staticExports, dynamicImports }) {
  const resolve = from => (from.startsWith('.') ? posix.join(posix.dirname(path), from) : undefined);
  const found = (from, typeOnly, lazy, at) => ({ from, target: resolve(from), typeOnly, lazy, at });
  const reexports = staticExports.flatMap(({ entries }) =>
    entries.filter(({ moduleRequest }) => moduleRequest),
  );
  return [
    ...staticImports.map(({ moduleRequest, entries, start }) =>
      found(moduleRequest.value, entries.length > 0 && entries.every(({ isType }) => isType), false, start),
    ),
    ...reexports.map(({ moduleRequest, isType, start }) => found(moduleRequest.value, isType, false, start)),
    ...dynamicImports.map(({ moduleRequest, start }) =>
      found(text.slice(moduleRequest.start + 1, moduleRequest.end - 1), false, true, start),
    ),
  ];
}
