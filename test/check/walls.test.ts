import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkWalls } from '../../build/walls/check-walls.mjs';

function faults(path: string, text: string): string[] {
  return checkWalls([{ path, text }]).map(({ line, message }) => `${line}: ${message}`);
}

test.each([
  ['Date.now()', 'Date.now'],
  ['new Date()', 'the time of new Date()'],
  ['Date()', 'the time of Date()'],
  ['Math.random()', 'Math.random'],
  ['process.env.HOME', 'process'],
  ["process['env']", 'process'],
  ['(({ env }) => env)(process)', 'process'],
  ['{ process }', 'process'],
  ['[...process.argv]', 'process'],
  ['crypto.randomUUID()', 'crypto'],
])('a pure folder may not say %s', (expression, what) => {
  expect(faults('src/engine/x.ts', `export const a = 1;\nexport const x = ${expression};`)).toEqual([
    `2: engine is pure: ${what} comes in as a parameter`,
  ]);
});

test.each(['new Date(0)', 'Date.parse(text)', 'event.process', '{ process: 1 }', "'Date.now()'"])(
  'a pure folder may say %s',
  expression => {
    expect(faults('src/engine/x.ts', `// process.exit()\nexport const x = ${expression};`)).toEqual([]);
  },
);

test.each([
  ["import { readFileSync } from 'node:fs';", 'node:fs'],
  ["import 'fs';", 'fs'],
  ["import chalk from 'chalk';", 'chalk'],
  ["export { input } from '@inquirer/prompts';", '@inquirer/prompts'],
  ["const fs = await import('node:fs');", 'node:fs'],
])('a pure folder may not load: %s', (line, from) => {
  expect(faults('src/playbook/x.ts', line)).toEqual([
    `1: playbook is pure: what ${from} does comes in as a parameter`,
  ]);
});

test.each(["import { createHash } from 'node:crypto';", "import type { Stats } from 'node:fs';"])(
  'a pure folder may load: %s',
  line => {
    expect(faults('src/playbook/x.ts', line)).toEqual([]);
  },
);

test('a folder that acts may read the clock', () => {
  expect(faults('src/session/x.ts', 'export const x = Date.now();')).toEqual([]);
});

test('imports run one way', () => {
  expect(faults('src/engine/x.ts', "import { y } from '../session/y.ts';")).toEqual([
    '1: engine may import nothing from session',
  ]);
  expect(faults('src/terminal/x.ts', "import type { Y } from '../engine/y.ts';")).toEqual([
    '1: terminal may import nothing from engine',
  ]);
  expect(faults('src/session/x.ts', "import { main } from '../main.ts';")).toEqual([
    '1: session may import nothing from main',
  ]);
  expect(faults('src/session/x.ts', "import { y } from '../engine/y.ts';")).toEqual([]);
});

test('a lazy import has a direction too', () => {
  expect(faults('src/engine/x.ts', "export const load = () => import('../case/y.ts');")).toEqual([
    '1: engine may import nothing from case',
  ]);
});

test('the case may know types of the engine, not its code', () => {
  expect(faults('src/case/x.ts', "import type { Y } from '../engine/y.ts';")).toEqual([]);
  expect(faults('src/case/x.ts', "import { type Y, y } from '../engine/y.ts';")).toEqual([
    '1: case may import only types from engine',
  ]);
});

test('a folder that the table does not name is a fault', () => {
  expect(faults('src/utils/x.ts', '')).toEqual(['1: build/walls/layers.mjs does not say where utils stands']);
});

test('a cycle is printed as a path; types and lazy imports close none', () => {
  const files = (how: (path: string) => string) =>
    ['a', 'b', 'c'].map((name, index) => ({
      path: `src/engine/${name}.ts`,
      text: how(`./${['b', 'c', 'a'][index]}.ts`),
    }));
  expect(checkWalls(files(path => `import '${path}';`))).toEqual([
    {
      path: 'src/engine/a.ts',
      line: 1,
      message: 'import cycle: src/engine/a.ts -> src/engine/b.ts -> src/engine/c.ts -> src/engine/a.ts',
    },
  ]);
  expect(checkWalls(files(path => `import type { X } from '${path}';`))).toEqual([]);
  expect(checkWalls(files(path => `export const load = () => import('${path}');`))).toEqual([]);
});

test('the walls of this house stand', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map(name => ({ path: `src/${name}`, text: readFileSync(`src/${name}`, 'utf8') }));
  expect(checkWalls(files)).toEqual([]);
});
