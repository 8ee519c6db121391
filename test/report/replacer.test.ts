import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replacer } from '../../src/report/replacer.ts';

const word = (text: string) => replacer([{ text, by: '*', word: true }]);

describe('a word is replaced', () => {
  it.each([
    ['lee', 'Lee, LEE and lee; sleeves, leeway, lee_notes.txt', '*, * and *; sleeves, leeway, *_notes.txt'],
    ['José', 'Jose\u0301 and JOSE and josé', '* and * and *'],
    ['İsmail', 'İsmail, ismail, ISMAIL, ısmail', '*, *, *, *'],
    ['Straße', 'STRASSE or strasse', '* or *'],
    ['Ελένης', 'ΕΛΈΝΗΣ', '*'],
    ['lee', 'l\u200bee and \u017f', '* and \u017f'],
    ['田中', '田中さんに連絡', '*さんに連絡'],
    ['lee', 'leeさん', '*さん'],
    ['a.b*(c|d)+', 'A.B*(C|D)+ and aab', '* and aab'],
  ])('%s in %j', (name, text, expected) => {
    expect(word(name)(text)).toBe(expected);
  });
});

it('what overlaps goes as one, by the word of the longest', () => {
  const both = replacer([
    { text: 'abcd', by: 'short' },
    { text: 'cdefgh', by: 'long' },
  ]);
  expect(both('x abcdefgh x')).toBe('x long x');
});

it('a word that is also one of the language stays where it stands in small letters', () => {
  expect(replacer([{ text: 'Mark', by: '*', word: true, capital: true }])('mark it, Mark. MARK!')).toBe(
    'mark it, *. *!',
  );
});

it('any text goes wherever it stands, and all else stays as it is', () => {
  const filling = fc.stringMatching(/^[0-9 .,]{0,12}$/);
  const sought = fc.string({
    unit: fc.constantFrom(...'abxyz.*+?()[]{}|\\^$-/'),
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(filling, sought, filling, (before, text, after) => {
      fc.pre(!`${before}${after}`.includes(text));
      const upper = `${before}${text.toUpperCase()}${after}`;
      expect(replacer([{ text, by: '' }])(upper).length).toBeLessThanOrEqual(upper.length - text.length);
      if (!/^[0-9 .,]/.test(text) && !/[0-9 .,]$/.test(text))
        expect(replacer([{ text, by: '#' }])(upper)).toBe(`${before}#${after}`);
    }),
  );
});
