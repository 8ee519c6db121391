import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { display, displayLines } from '../../src/terminal/display.ts';

/** The kinds of attack on a terminal, each with what must be seen in its place. */
const payloads: [kind: string, payload: string, shown: string][] = [
  ['colour', '\x1b[31mred', '^[[31mred'],
  ['cursor movement', 'a\x1b[2Ab', 'a^[[2Ab'],
  ['erase screen', '\x1b[2J', '^[[2J'],
  ['window title, ended by BEL', '\x1b]0;title\x07', '^[]0;title^G'],
  ['window title, ended by ST', '\x1b]0;title\x1b\\', '^[]0;title^[\\'],
  ['hyperlink', '\x1b]8;;http://x\x1b\\link', '^[]8;;http://x^[\\link'],
  ['clipboard write', '\x1b]52;c;ZXZpbA==\x07', '^[]52;c;ZXZpbA==^G'],
  ['device control string', '\x1bP$q"p\x1b\\', '^[P$q"p^[\\'],
  ['application program command', '\x1b_payload\x1b\\', '^[_payload^[\\'],
  ['privacy message', '\x1b^payload\x1b\\', '^[^payload^[\\'],
  ['8-bit CSI', '\u009b31m', '\\u{9b}31m'],
  ['8-bit OSC', '\u009d0;title\u009c', '\\u{9d}0;title\\u{9c}'],
  ['8-bit DCS and string starts', '\u0090\u0098\u009e\u009f', '\\u{90}\\u{98}\\u{9e}\\u{9f}'],
  ['overwriting by carriage return', 'refused\raccepted', 'refused^Maccepted'],
  ['erasing by backspace', 'no\b\byes', 'no^H^Hyes'],
  ['bell, NUL, DEL, vertical tab, form feed', '\x07\0\x7f\v\f', '^G^@^?^K^L'],
  ['forged line', 'ok\n#35 approved', 'ok^J#35 approved'],
  ['forged line by NEL, LS, PS', 'a\u0085b\u2028c\u2029d', 'a\\u{85}b\\u{2028}c\\u{2029}d'],
  [
    'bidi override and embedding',
    '\u202aa\u202bb\u202cc\u202dd\u202ee',
    '\\u{202a}a\\u{202b}b\\u{202c}c\\u{202d}d\\u{202e}e',
  ],
  [
    'bidi isolates and marks',
    '\u2066\u2067\u2068\u2069\u061c\u200e\u200f',
    '\\u{2066}\\u{2067}\\u{2068}\\u{2069}\\u{61c}\\u{200e}\\u{200f}',
  ],
  [
    'zero width',
    'pay\u200bpal\u200c\u200d\u2060\ufeff',
    'pay\\u{200b}pal\\u{200c}\\u{200d}\\u{2060}\\u{feff}',
  ],
  ['tag characters', 'a\u{e0001}\u{e0041}\u{e007f}', 'a\\u{e0001}\\u{e0041}\\u{e007f}'],
  [
    'invisible fillers and selectors',
    '\u00ad\u115f\u3164\uffa0\ufe01\u{e0100}',
    '\\u{ad}\\u{115f}\\u{3164}\\u{ffa0}\\u{fe01}\\u{e0100}',
  ],
  ['lone surrogates and annotation marks', '\ud800a\udc00\ufff9', '\\u{d800}a\\u{dc00}\\u{fff9}'],
];

describe('display', () => {
  it.each(payloads)('shows %s and does none of it', (_kind, payload, shown) => {
    expect(display(payload)).toBe(shown);
  });

  it('leaves what people write as it is', () => {
    for (const text of [
      'Müller — “ok”',
      '日本語 한국어',
      'שלום مرحبا',
      '👍🏽 ⚠️ 1️⃣',
      'e\u0301',
      'C:\\temp\\u{41}',
    ]) {
      expect(display(text)).toBe(text);
    }
  });

  it('leaves no character in that a terminal acts on, and changes nothing when applied again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const shown = display(text);
        expect(shown).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u200b-\u200f\u2028\u2029\u{e0000}-\u{e007f}]/u);
        expect(display(shown)).toBe(shown);
      }),
    );
  });
});

describe('displayLines', () => {
  it('ends lines at LF and CRLF only', () => {
    expect(displayLines('a\nb\r\nc\rd\u2028e')).toEqual(['a', 'b', 'c^Md\\u{2028}e']);
  });

  it('spreads tabs to columns of eight', () => {
    expect(displayLines('a\tb\n\tc')).toEqual(['a       b', '        c']);
  });
});
