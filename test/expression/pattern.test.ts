import { describe, expect, test } from 'vitest';
import type { Pattern } from '../../src/expression/pattern.ts';
import { createPatternCompiler } from '../../src/expression/re2.ts';

const compile = createPatternCompiler();

function sound(text: string): Pattern {
  const pattern = compile(text);
  if ('error' in pattern) throw new Error(pattern.error);
  return pattern;
}

test('a pattern matches the whole of a text, or occurs in it', () => {
  expect(sound('[0-9]+').matches('042')).toBe(true);
  expect(sound('[0-9]+').matches('FIN-042')).toBe(false);
  expect(sound('[0-9]+').occursIn('FIN-042')).toBe(true);
});

test('it takes its first group out of a text, or else the whole match', () => {
  expect(sound('id=([0-9]+)').extract('user id=042;')).toBe('042');
  expect(sound('id=[0-9]+').extract('user id=042;')).toBe('id=042');
  expect(sound('id=([0-9]+)').extract('user')).toBeUndefined();
});

test('it is compiled once', () => {
  expect(compile('^a$')).toBe(compile('^a$'));
});

/** That these end is what they show: a backtracking engine needs longer than a person lives. */
test.each(['^(a+)+$', '^(a|aa)+$', '(a*)*b', '^(?:a?){100}a{100}$'])(
  '%s is matched in time that grows with the text',
  text => {
    expect(sound(text).matches(`${'a'.repeat(50_000)}!`)).toBe(false);
  },
);

describe('one that cannot be used says why', () => {
  test.each([
    ['(a', 'missing closing ): (a'],
    ['[z-a]', 'invalid character class range: z-a'],
    ['(?=a)', 'invalid or unsupported Perl syntax: (?='],
    [String.raw`(a)\1`, String.raw`invalid escape sequence: \1`],
    ['a{2000}', 'invalid repeat count: {2000}'],
    ['a{1000}'.repeat(3), 'its repetitions make it too large; use smaller counts'],
    ['a'.repeat(501), 'it is longer than 500 characters'],
  ])('%s', (text, error) => expect(compile(text)).toEqual({ error }));
});
