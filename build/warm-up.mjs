import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { writeCompiled } from '../src/compiled-parts.ts';
import { compilePart, loadParts } from '../src/load-parts.ts';

// Runs the program in the folder BUILT as people will, working in SCRATCH, and leaves in BUILT what V8 compiled for that.
// It takes a process of its own: `node warm-up.mjs BUILT SCRATCH`.
const [built, scratch] = process.argv.slice(2).map(path => resolve(path));
const scripts = new Map();
const load = loadParts(built, compiled);
process.argv.splice(2, process.argv.length, 'help', 'completion');
const { main } = load('app.cjs');

const cases = join(scratch, 'cases');
mkdirSync(cases);
await atTerminal(
  ['run', 'phishing', '--cases', cases, '--input', 'reporter=lee', '--input', 'subject=Invoice'],
  ['n', 'Called them.\r', '.\r', '?', '\x1b', 'd', '\x1b', 'q'],
);
const dir = join(cases, readdirSync(cases)[0]);
await atTerminal(['resume', dir], ['l', '\x1b', 'q']);
for (const argv of [
  ['log', dir],
  ['status', dir],
  ['verify', dir],
  ['clocks', dir],
  ['report', dir],
  ['note', 'Called', '--case', dir],
  ['cases', '--cases', cases],
  ['list'],
  ['show', 'phishing'],
  ['lint', join(built, '../playbooks/phishing.yaml')],
]) {
  await main(argv, io(new PassThrough().end(), nowhere()));
}

for (const path of readdirSync(built, { recursive: true })) {
  const name = path.replaceAll('\\', '/');
  if (name.endsWith('.cjs') && name !== 'cli.cjs' && !scripts.has(name)) compiled(name);
}
const source = name => readFileSync(join(built, name));
writeCompiled(
  built,
  [...scripts].map(([name, script]) => [name, { source: source(name), code: script.createCachedData() }]),
);

function compiled(name) {
  const script = compilePart(built, name, () => undefined);
  scripts.set(name, script);
  return script;
}

/** A person's session: one key after another, each when all is quiet; then they hang up. */
async function atTerminal(argv, keys) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin });
  const stdout = Object.assign(nowhere(), { isTTY: true, columns: 100, rows: 30 });
  const ended = main(argv, io(stdin, stdout));
  for (const key of keys) {
    await setTimeout(quiet);
    stdin.write(key);
  }
  await setTimeout(quiet);
  stdin.end();
  await ended;
}

const quiet = 50;

function io(stdin, stdout) {
  const begun = Date.now();
  let passed = 0;
  const mono = () => {
    passed += 1000;
    return passed;
  };
  return {
    stdin,
    stdout,
    stderr: nowhere(),
    env: { LANG: 'C.UTF-8', TERM: 'xterm-256color', COLORTERM: 'truecolor' },
    cwd: scratch,
    user: 'dana',
    host: 'build',
    clock: { now: () => begun + mono(), mono },
    random: Math.random,
    nonce: () => '0'.repeat(32),
  };
}

function nowhere() {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}
