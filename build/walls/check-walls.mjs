import { parseSync } from 'oxc-parser';
import { cycles } from './cycles.mjs';
import { directionFaults } from './direction.mjs';
import { purityFaults } from './purity.mjs';
import { readImports } from './read-imports.mjs';

/**
 * Holds sources against the house's walls: impure folders' doings in pure ones, imports upwards, import cycles.
 * `files` are `{ path, text }` with paths from `src/`. Gives `{ path, line, message }` in order of files.
 */
export function checkWalls(files) {
  const modules = files.map(({ path, text }) => {
    const { program, module, errors } = parseSync(path, text);
    if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
    return { path, text, program, imports: readImports(path, text, module) };
  });
  const faults = modules.flatMap(module => [...purityFaults(module), ...directionFaults(module)]);
  return [
    ...faults.map(({ path, text, at, message }) => ({ path, line: lineOf(text, at), message })),
    ...cycles(modules),
  ];
}

function lineOf(text, at) {
  return text.slice(0, at).split('\n').length;
}
