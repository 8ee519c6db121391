import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import ensureBuilt from './ensure.mjs';
import { checkSchemas } from './schemas.mjs';
import { checkWalls } from './walls/check-walls.mjs';

/** All that must hold before a change lands, cheapest first. Every check runs, so that one run tells all. */
const checks = {
  'format and lint': () => runs('biome', 'check', '--error-on-warnings', '.'),
  types: () => runs('tsc', '--noEmit'),
  walls: () =>
    findsNothing(checkWalls(sources()).map(({ path, line, message }) => `${path}:${line}: ${message}`)),
  schemas: async () => findsNothing(await checkSchemas()),
  'unused code': () => runs('knip'),
  playbooks: () => run(process.execPath, ['dist/cli.cjs', 'lint', 'playbooks', '--fail-on', 'warning']),
  tests: () => runs('vitest', 'run'),
};

await ensureBuilt();
const failed = [];
for (const [name, holds] of Object.entries(checks)) {
  console.log(`\n${name}`);
  if (!(await holds())) failed.push(name);
}
console.log(failed.length === 0 ? '\nall checks hold' : `\ndoes not hold: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

function runs(tool, ...args) {
  return run('npx', ['--no-install', tool, ...args]);
}

function run(program, args) {
  return spawnSync(program, args, { stdio: 'inherit' }).status === 0;
}

function findsNothing(faults) {
  for (const fault of faults) console.log(fault);
  return faults.length === 0;
}

function sources() {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map(name => ({ path: `src/${name.replaceAll('\\', '/')}`, text: readFileSync(`src/${name}`, 'utf8') }));
}
