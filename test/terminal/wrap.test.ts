import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { graphemesOf, widthOf } from '../../src/terminal/wrap.ts';

describe('the short way for characters of one column', () => {
  const characters = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code));

  it('says what the library says of each character', () => {
    expect(characters.filter(character => widthOf(character) !== stringWidth(character))).toEqual([]);
  });

  it('leaves together what Unicode leaves together', () => {
    const segmenter = new Intl.Segmenter('en');
    const differing = characters.filter(character => {
      const text = `e${character}${character}e`;
      return graphemesOf(text).length !== [...segmenter.segment(text)].length;
    });
    expect(differing).toEqual([]);
  });
});
