/** Import cycles at load, each once and as a path. Types and `import()` load nothing then. */
export function cycles(modules) {
  const next = new Map(
    modules.map(({ path, imports }) => [
      path,
      imports.filter(({ typeOnly, lazy }) => !typeOnly && !lazy).flatMap(({ target }) => target ?? []),
    ]),
  );
  const faults = [];
  const done = new Set();
  for (const path of next.keys()) visit(path, []);
  return faults;

  function visit(path, trail) {
    const seen = trail.indexOf(path);
    if (seen >= 0) {
      faults.push({ path, line: 1, message: `import cycle: ${[...trail.slice(seen), path].join(' -> ')}` });
      return;
    }
    if (done.has(path) || !next.has(path)) return;
    for (const target of next.get(path)) visit(target, [...trail, path]);
    done.add(path);
  }
}
