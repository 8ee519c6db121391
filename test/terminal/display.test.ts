import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { display, displayJson, displayLines } from '../../src/terminal/display.ts';
import { payloads } from './payloads.ts';

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

  it('takes each character of the usual scripts alone as it takes it beside a rare one', () => {
    for (let code = 0; code < 0x3000; code++) {
      const char = String.fromCharCode(code);
      expect(`日${display(char)}`).toBe(display(`日${char}`));
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

describe('displayJson', () => {
  it('leaves nothing in that a terminal acts on, and the value as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), value => {
        const shown = displayJson(JSON.stringify(value, undefined, 2));
        expect(JSON.parse(shown)).toEqual(JSON.parse(JSON.stringify(value)));
        for (const line of shown.split('\n')) expect(display(line)).toBe(line);
      }),
    );
  });
});
