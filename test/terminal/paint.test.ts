import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { asciiGlyphs } from '../../src/terminal/glyphs.ts';
import { createPainter } from '../../src/terminal/paint.ts';

const plain = createPainter({ level: 0 });

describe('a painted line', () => {
  it('wraps at spaces and hangs below the span that says so', () => {
    const line = [
      { text: '  WHY   ', tone: 'strong' as const },
      { text: 'Stops lateral movement. Keep the power on: memory is evidence.', hang: true },
    ];
    expect(plain.rows(line, 40)).toEqual([
      '  WHY   Stops lateral movement. Keep the',
      '        power on: memory is evidence.',
    ]);
  });

  it('hangs below its own leading spaces otherwise', () => {
    expect(plain.rows([{ text: '   one two three four' }], 12)).toEqual([
      '   one two',
      '   three',
      '   four',
    ]);
  });

  it('breaks a word that no row can hold', () => {
    expect(plain.rows([{ text: 'sha256:0123456789abcdef' }], 10)).toEqual([
      'sha256:012',
      '3456789abc',
      'def',
    ]);
  });

  it('breaks a word where it stands that the next row has no room for either', () => {
    const line = [{ text: 'contain ' }, { text: 'isolate-the-host' }, { text: '  Title', hang: true }];
    expect(plain.rows(line, 20)).toEqual(['contain isolate-the-', '          host', '          Title']);
  });

  it('breaks scripts without spaces anywhere but before a closing mark', () => {
    const line = [{ text: 'DO ' }, { text: '1. 電源を切る。', hang: true }];
    expect(plain.rows(line, 13)).toEqual(['DO 1. 電源を', '   切る。']);
    expect(plain.rows(line, 16)).toEqual(['DO 1. 電源を切', '   る。']);
  });

  it('never cuts a grapheme, and counts wide ones as two columns', () => {
    expect(plain.rows([{ text: '日本語日本語' }], 5)).toEqual(['日本', '語日', '本語']);
    expect(plain.rows([{ text: 'e\u0301'.repeat(3) }], 2)).toEqual(['e\u0301'.repeat(2), 'e\u0301']);
  });

  it('is never wider than it may be and loses nothing but spaces', () => {
    const texts = fc.array(fc.constantFrom('a', ' ', 'word', '日本', '👍', 'e\u0301', '  ', '-'), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(texts, texts, fc.integer({ min: 2, max: 30 }), (before, parts, width) => {
        const rows = plain.rows([{ text: before.join('') }, { text: parts.join(''), hang: true }], width);
        for (const row of rows) expect(stringWidth(row)).toBeLessThanOrEqual(width);
        expect(rows.join('').replaceAll(' ', '')).toBe([...before, ...parts].join('').replaceAll(' ', ''));
      }),
    );
  });

  it('takes no colour or movement from the text itself', () => {
    expect(createPainter({ level: 1 }).rows([{ text: '\x1b[31mx', tone: 'good' }], 20)).toEqual([
      '\x1b[32m^[[31mx\x1b[39m',
    ]);
  });

  it('has no colour at level 0', () => {
    expect(plain.rows([{ text: 'CRITICAL', tone: 'bad' }], 20)).toEqual(['CRITICAL']);
  });
});

describe('a sign', () => {
  const line = [{ sign: 'done' as const, text: 'done' }, { text: ' · isolate-host …' }];
  const rule = [{ sign: 'rule' as const, text: '' }];

  it('is a glyph on a terminal and fills the row as a rule', () => {
    expect(plain.rows(line, 40)).toEqual(['✓ · isolate-host …']);
    expect(plain.rows(rule, 8)).toEqual(['────────']);
  });

  it('is ASCII where the locale is not UTF-8', () => {
    const ascii = createPainter({ level: 0, glyphs: asciiGlyphs });
    expect(ascii.rows(line, 40)).toEqual(['+ - isolate-host ...']);
    expect(ascii.rows(rule, 8)).toEqual(['--------']);
  });

  it('is its word on the plain face, where a rule is nothing', () => {
    const words = createPainter({ level: 0, words: true });
    expect(words.rows(line, 40)).toEqual(['done - isolate-host ...']);
    expect(words.rows(rule, 8)).toEqual(['']);
  });
});
