import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCompiled, writeCompiled } from '../../src/compiled-parts.ts';
import { compilePart, loadParts } from '../../src/load-parts.ts';

const nothing = () => undefined;
const parts = {
  'app.cjs': `exports.answer = () => require('./vendor/six.cjs').times(require('node:path').sep.length + 6);`,
  'vendor/six.cjs': `exports.times = count => 6 * count; exports.peer = () => require('./peer.cjs'); exports.dir = __dirname;`,
  'vendor/peer.cjs': `module.exports = require('./six.cjs');`,
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tocsin-compiled-'));
  mkdirSync(join(folder, 'vendor'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Puts the small program in the folder, and beside it what V8 made of each part. */
function compileSmall(): Buffer {
  const compiled = Object.entries(parts).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    const script = compilePart(folder, name, nothing);
    script.runInThisContext();
    return [name, { source: Buffer.from(text), code: script.createCachedData() }] as const;
  });
  writeCompiled(folder, compiled);
  return Buffer.from(parts['app.cjs']);
}

function spoilIndex(change: (index: { node: string; parts: Record<string, unknown> }) => unknown): void {
  const index = JSON.parse(readFileSync(join(folder, 'compiled.json'), 'utf8'));
  writeFileSync(join(folder, 'compiled.json'), JSON.stringify(change(index)));
}

test('parts require each other, from their own folder, and what is built into Node', () => {
  compileSmall();
  const load = loadParts(folder, name => compilePart(folder, name, nothing));
  expect((load('app.cjs') as { answer(): number }).answer()).toBe(42);
  const six = load('vendor/six.cjs') as { peer(): unknown; dir: string };
  expect(six.peer()).toBe(six);
  expect(statSync(six.dir)).toEqual(statSync(join(folder, 'vendor')));
});

test('V8 takes what was compiled of a part', () => {
  compileSmall();
  const compiledOf = openCompiled(folder);
  for (const name of Object.keys(parts)) {
    let given: Buffer | undefined;
    const script = compilePart(folder, name, (part, source) => {
      given = compiledOf?.(part, source);
      return given;
    });
    expect(given?.length).toBeGreaterThan(100);
    expect(script.cachedDataRejected).toBe(false);
  }
});

test('no byte of it may differ from what was written', () => {
  const source = compileSmall();
  const file = join(folder, 'compiled.bin');
  const sound = readFileSync(file);
  const compiledOf = openCompiled(folder);
  const code = compiledOf?.('app.cjs', source) ?? Buffer.alloc(0);
  expect(code).toEqual(sound.subarray(0, code.length));
  for (const [at, byte] of code.entries()) {
    const spoilt = Buffer.from(sound);
    spoilt[at] = byte ^ 1;
    writeFileSync(file, spoilt);
    expect(compiledOf?.('app.cjs', source)).toBeUndefined();
  }
});

test('a text that has changed since is compiled anew, also one as long', () => {
  const source = compileSmall();
  expect(openCompiled(folder)?.('app.cjs', source)).toBeDefined();
  const changed = Buffer.from(source.toString().replace('+ 6', '+ 7'));
  expect(openCompiled(folder)?.('app.cjs', changed)).toBeUndefined();
  expect(openCompiled(folder)?.('unknown.cjs', source)).toBeUndefined();
});

test.each<[string, () => void]>([
  ['missing', () => rmSync(join(folder, 'compiled.bin'))],
  ['without an index', () => rmSync(join(folder, 'compiled.json'))],
  ['empty', () => truncateSync(join(folder, 'compiled.bin'))],
  ['cut off', () => truncateSync(join(folder, 'compiled.bin'), 100)],
  ['indexed by half a file', () => truncateSync(join(folder, 'compiled.json'), 50)],
  ['indexed by nothing', () => spoilIndex(() => null)],
  ['indexed without parts', () => spoilIndex(index => ({ ...index, parts: null }))],
  [
    'said to be where nothing is',
    () => spoilIndex(index => ({ ...index, parts: { 'app.cjs': { at: -1, bytes: 1e12 } } })),
  ],
  ["another Node's", () => spoilIndex(index => ({ ...index, node: 'v20.20.1 x64 1 2' }))],
])('compiled code that is %s is no harm', (_, spoil) => {
  const source = compileSmall();
  spoil();
  expect(openCompiled(folder)?.('app.cjs', source)).toBeUndefined();
});

/** The program as it was built, in the folder, where it can be spoilt. */
function built() {
  cpSync('dist', join(folder, 'dist'), { recursive: true });
  const home = join(folder, 'home');
  mkdirSync(home);
  const says = (env: Record<string, string> = {}, ...flags: string[]) => {
    const argv = [...flags, join(folder, 'dist/cli.cjs'), 'help', 'run'];
    const { stdout, stderr, status } = spawnSync(process.execPath, argv, {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: home, ...env },
    });
    return { stdout, stderr, status };
  };
  return { says, home, compiled: join(folder, 'dist/compiled.bin') };
}

test('the program says the same with compiled code, with spoilt code and with none', () => {
  const { says, home, compiled } = built();
  const whole = says();
  expect(whole).toMatchObject({ stdout: expect.stringContaining('tocsin run'), stderr: '', status: 0 });
  // A flag that changes what V8 makes: it refuses what was made without.
  expect(says({}, '--no-lazy')).toEqual(whole);
  writeFileSync(
    compiled,
    readFileSync(compiled).map((byte, at) => (at % 512 === 300 ? byte ^ 1 : byte)),
  );
  expect(says()).toEqual(whole);
  rmSync(compiled);
  rmSync(join(home, '.cache'), { recursive: true, force: true });
  expect(says({ NODE_DISABLE_COMPILE_CACHE: '1' })).toEqual(whole);
  expect(readdirSync(home)).toEqual([]);
  expect(says()).toEqual(whole);
});

test('without it newer Nodes keep theirs in a folder of our own, and none is made where it cannot be', () => {
  const { says, home, compiled } = built();
  rmSync(compiled);
  expect(says().status).toBe(0);
  if (process.versions.node.startsWith('20.')) {
    expect(readdirSync(home)).toEqual([]);
  } else {
    expect(statSync(join(home, '.cache/tocsin/compiled')).mode & 0o777).toBe(0o700);
  }
  expect(says({ XDG_CACHE_HOME: '/proc/none' }).status).toBe(0);
  expect(says({ XDG_CACHE_HOME: 'relative' }).status).toBe(0);
});
