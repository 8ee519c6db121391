import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';

/** What V8 made earlier of the part `name`, whose text is `source`: nothing where none is known or it does not fit. */
export type CompiledOf = (name: string, source: Buffer) => Buffer | undefined;

/**
 * A `require` for the built program's parts in `folder`, by their paths in it, with `/`. Whatever a part requires is another
 * part beside it or built into Node. It does the work of Node's own, which takes no compiled code from us.
 */
export function loadParts(folder: string, compile: (name: string) => Script): (name: string) => unknown {
  const loaded = new Map<string, { exports: unknown }>();
  return function load(name) {
    const known = loaded.get(name);
    if (known) return known.exports;
    const run = compile(name).runInThisContext();
    const module = { exports: {} };
    loaded.set(name, module);
    const beside = name.slice(0, name.lastIndexOf('/') + 1);
    const require = (id: string) =>
      id.startsWith('./') ? load(beside + id.slice(2)) : process.getBuiltinModule(id);
    run.call(module.exports, module.exports, require, module, `${folder}/${name}`, `${folder}/${beside}`);
    return module.exports;
  };
}

/**
 * A part as a script that gives the function which Node would wrap it in. Its name in stack traces is from the package's root:
 * V8 keeps it in the code that it made, and the program may have been moved since.
 */
export function compilePart(folder: string, name: string, compiledOf: CompiledOf): Script {
  const source = readFileSync(`${folder}/${name}`);
  const cachedData = compiledOf(name, source);
  return new Script(`(function (exports, require, module, __filename, __dirname) { ${source}\n})`, {
    filename: `dist/${name}`,
    ...(cachedData && { cachedData }),
  });
}
