import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { colourLevel } from '../../src/terminal/colour.ts';
import { glyphs } from '../../src/terminal/glyphs.ts';

const terminal = { isTTY: true };
const pipe = { isTTY: false };

describe('the colour level', () => {
  it.each([
    ['a terminal', terminal, { TERM: 'xterm' }, undefined, 1],
    ['a terminal of 256 colours', terminal, { TERM: 'xterm-256color' }, undefined, 2],
    ['a true-colour terminal', terminal, { TERM: 'xterm', COLORTERM: 'truecolor' }, undefined, 3],
    ['a dumb terminal', terminal, { TERM: 'dumb' }, undefined, 0],
    ['a pipe', pipe, { TERM: 'xterm-256color' }, undefined, 0],
    ['NO_COLOR', terminal, { TERM: 'xterm', NO_COLOR: '1' }, undefined, 0],
    ['an empty NO_COLOR, which says nothing', terminal, { TERM: 'xterm', NO_COLOR: '' }, undefined, 1],
    ['FORCE_COLOR on a pipe', pipe, { FORCE_COLOR: '1' }, undefined, 1],
    ['FORCE_COLOR=0 on a terminal', terminal, { TERM: 'xterm', FORCE_COLOR: '0' }, undefined, 0],
    ['FORCE_COLOR against NO_COLOR', terminal, { NO_COLOR: '1', FORCE_COLOR: '3' }, undefined, 3],
    ['--color never against FORCE_COLOR', terminal, { FORCE_COLOR: '3' }, 'never', 0],
    ['--color always on a pipe with NO_COLOR', pipe, { NO_COLOR: '1' }, 'always', 1],
    ['--color auto', pipe, {}, 'auto', 0],
  ] as const)('%s', (_what, stream, env, option, level) => {
    expect(colourLevel(stream, env, option)).toBe(level);
  });

  it('refuses a word that --color does not know', () => {
    expect(() => colourLevel(terminal, {}, 'sometimes')).toThrow(UsageError);
  });
});

describe('the glyphs', () => {
  it.each([
    [{ LANG: 'en_US.UTF-8' }, '✓'],
    [{ LANG: 'C.utf8' }, '✓'],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'C' }, '+'],
    [{ LANG: 'de_DE.ISO-8859-1' }, '+'],
    [{}, '+'],
    [{ OS: 'Windows_NT' }, '✓'],
  ])('for %j', (env, done) => {
    expect(glyphs(env).signs.done).toBe(done);
  });
});
