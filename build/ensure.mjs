import { readdirSync, statSync } from 'node:fs';

/** Builds `dist` where it is missing or older than what it is made of: for installs that run no scripts, and after an edit. */
export default async function ensureBuilt() {
  const built = statSync('dist/cli.cjs', { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (newest(['src', 'build', 'schemas', 'package.json']) <= built) return;
  const { build } = await import('./build.mjs');
  await build();
}

function newest(paths) {
  return Math.max(...paths.flatMap(everyFile).map(file => statSync(file).mtimeMs));
}

function everyFile(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !entry.parentPath.includes('generated'))
    .map(entry => `${entry.parentPath}/${entry.name}`);
}

if (process.argv[1] === import.meta.filename) {
  process.chdir(`${import.meta.dirname}/..`);
  await ensureBuilt();
}
