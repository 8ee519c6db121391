import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeyDecoder, type KeyEvent } from '../../src/terminal/decode-keys.ts';

const decode = (...chunks: (string | Uint8Array)[]): KeyEvent[] => {
  const decoder = createKeyDecoder();
  return chunks.flatMap(chunk => decoder.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk));
};
const named = (bytes: string): string[] =>
  decode(bytes).map(event => (event.kind === 'paste' ? `paste ${event.text}` : keyName(event)));
const keyName = (key: Extract<KeyEvent, { kind: 'key' }>): string =>
  `${key.ctrl ? 'ctrl-' : ''}${key.meta ? 'alt-' : ''}${key.shift ? 'shift-' : ''}${key.name}`;

describe('a key', () => {
  it.each([
    ['a', ['a']],
    ['A', ['shift-a']],
    [' ', ['space']],
    ['\r', ['return']],
    ['\x7f', ['backspace']],
    ['\t', ['tab']],
    ['\x03\x04\x1a', ['ctrl-c', 'ctrl-d', 'ctrl-z']],
    ['\x1b[A\x1b[B\x1bOC\x1bOD', ['up', 'down', 'right', 'left']],
    ['\x1b[H\x1b[F\x1b[1~\x1b[4~\x1b[3~\x1b[5~', ['home', 'end', 'home', 'end', 'delete', 'pageup']],
    ['\x1b[1;5C\x1b[1;2A\x1b[Z', ['ctrl-right', 'shift-up', 'shift-tab']],
    ['\x1bb\x1b\x7f', ['alt-b', 'alt-backspace']],
    ['日👍', ['日', '👍']],
  ])('%j', (bytes, names) => {
    expect(named(bytes)).toEqual(names);
  });

  it('that is unknown types nothing', () => {
    for (const bytes of ['\x1b[15~', '\x1b[1;1R', '\x1b[?62;c', '\x1b[[A', '\x1bOP', '\x1b[97;5u']) {
      expect(decode(`${bytes}x`).map(event => (event.kind === 'key' ? event.text : event))).toEqual([
        '',
        'x',
      ]);
    }
  });
});

describe('an Esc', () => {
  it('waits to see whether a sequence follows', () => {
    const decoder = createKeyDecoder();
    expect(decoder.push(Buffer.from('\x1b'))).toEqual([]);
    expect(decoder.waiting).toBe(true);
    expect(decoder.push(Buffer.from('[A'))).toMatchObject([{ name: 'up' }]);
    expect(decoder.waiting).toBe(false);
  });

  it('is the Esc key when the wait ends', () => {
    const decoder = createKeyDecoder();
    decoder.push(Buffer.from('\x1b'));
    expect(decoder.flush()).toMatchObject([{ name: 'escape' }]);
    expect(decoder.flush()).toEqual([]);
  });

  it('within a paste ends no wait', () => {
    const decoder = createKeyDecoder();
    decoder.push(Buffer.from('\x1b[200~a\x1b'));
    expect(decoder.waiting).toBe(false);
    expect(decoder.flush()).toEqual([]);
    expect(decoder.push(Buffer.from('[201~'))).toEqual([{ kind: 'paste', text: 'a' }]);
  });
});

/** Pieces of input as terminals send them, escape sequences whole. */
const piece = fc.oneof(
  fc.constantFrom(
    '\x1b[A',
    '\x1bOD',
    '\x1b[1;5C',
    '\x1b[3~',
    '\x1b[15~',
    '\r',
    '\t',
    '\x03',
    '\x7f',
    '\x1bb',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
  fc
    .string({ unit: 'binary', maxLength: 30 })
    .map(text => `\x1b[200~${text.replace(/\p{Cs}/gu, '').replaceAll('\x1b', '')}\x1b[201~`),
);

describe('the stream of bytes', () => {
  it('gives the same keys however it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.array(fc.nat(), { maxLength: 12 }),
        (pieces, cuts) => {
          const bytes = Buffer.from(pieces.join(''));
          const at = [0, ...cuts.map(cut => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
          const chunks = at.slice(1).map((end, index) => bytes.subarray(at[index], end));
          expect(decode(...chunks)).toEqual(decode(bytes));
          expect(decode(...Array.from(bytes, byte => Uint8Array.of(byte)))).toEqual(decode(bytes));
        },
      ),
    );
  });

  it('never gives a paste as keys, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const inside = text.replace(/\p{Cs}/gu, '').replaceAll('\x1b[201~', '');
        const events = decode(`\x1b[200~${inside}\x1b[201~`);
        expect(events).toEqual([{ kind: 'paste', text: inside.replace(/\r\n?/g, '\n') }]);
      }),
      { examples: [['d\rs\r\x03\x04\x1a'], ['\x1b[200~'], ['\x1b'], ['\x1b[20']] },
    );
  });
});
