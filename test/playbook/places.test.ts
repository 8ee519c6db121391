import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { parseSource } from '../../src/playbook/yaml/parse-source.ts';
import type { Path, Source } from '../../src/playbook/yaml/source.ts';

const source = read(`title: Plain text
phases:
  - id: a   # the first
    steps: [{ id: b, title: "x" }]
    empty:
`);

describe('the place of', () => {
  it.each<[what: string, path: Path, part: 'key' | 'value', place: string]>([
    ['a key', ['title'], 'key', '1:1-1:6'],
    ['a value', ['title'], 'value', '1:8-1:18'],
    ['a key in a list', ['phases', 0, 'id'], 'key', '3:5-3:7'],
    ['a value beside a comment', ['phases', 0, 'id'], 'value', '3:9-3:10'],
    ['a quoted value in a flow map', ['phases', 0, 'steps', 0, 'title'], 'value', '4:29-4:32'],
    ['a map in a list: its first key', ['phases', 0], 'key', '3:5-3:7'],
    ['nothing: its key', ['phases', 0, 'empty'], 'value', '5:5-5:10'],
    ['what is not there: the nearest around it', ['phases', 0, 'steps', 0, 'nope', 'x'], 'key', '4:15-4:17'],
    ['the whole file: its first key', [], 'key', '1:1-1:6'],
  ])('%s', (_, path, part, place) => {
    const { start, end } = source.locate(path, part);
    expect(`${start.line}:${start.column}-${end.line}:${end.column}`).toBe(place);
  });
});

describe('the place of a part of a text', () => {
  it.each([
    ['plain', 'a: say @name@ now'],
    ['plain over lines', 'a: say\n  to\n\n  @name@ now'],
    ['single quotes', "a: 'it''s @name@'"],
    ['single quotes over lines', "a: 'it''s\n  so @name@'"],
    ['double quotes', 'a: "\\"\\x41\\u00e9\\U0001F600 \\t@name@"'],
    ['double quotes over lines', 'a: "one \\\n   two\n\n  three @name@"'],
    ['a literal block', 'a: |2-\n    deep\n  @name@ x\n'],
    ['a literal block with a comment', 'a: |  # why\n  x\n\n    @name@\n'],
    ['a folded block', 'a: >+\n  one\n  two\n\n  @name@\n'],
    ['a text in a list', '- x\n- |\n  @name@'],
    ['characters of two units', 'a: "😀😀 @name@"'],
  ])('in %s', (_, text) => {
    const read = parseSource(text, 'p.yaml').source as Source;
    const path = text.startsWith('-') ? [1] : ['a'];
    const value = path.reduce<unknown>(
      (data, key) => (data as Record<string, unknown>)[key],
      read.data,
    ) as string;
    const at = value.indexOf('@name@');
    expect(slice(text, read, path, at, at + 6)).toBe('@name@');
  });

  it('is right for every word of any text, however it is written', () => {
    const style = fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED');
    const word = fc.stringMatching(/^[a-z'"\\é通😀:#-]{1,9}$/u);
    const words = fc.array(fc.tuple(word, fc.constantFrom(' ', '  ', '\n', '\n\n', '\n  ')), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(words, style, fc.nat(), (parts, defaultStringType, pick) => {
        const value = parts
          .map(([text, gap]) => text + gap)
          .join('')
          .trim();
        const text = stringify({ outer: [{ a: value }] }, { defaultStringType, lineWidth: 30 });
        const { source: read } = parseSource(text, 'p.yaml');
        const found = [...value.matchAll(/[a-z]+/g)];
        const match = found[pick % Math.max(1, found.length)];
        if (!read || !match || breaksWords.test(text)) return;
        const data = (read.data as { outer: { a: string }[] }).outer[0]?.a ?? '';
        const at = data.indexOf(match[0]);
        expect(slice(text, read, ['outer', 0, 'a'], at, at + match[0].length)).toBe(match[0]);
      }),
      { numRuns: 300 },
    );
  });
});

/** A line that was ended in the middle of a word: such a word has no one place. */
const breaksWords = /[a-z]\\\n *[a-z]/;

function read(text: string): Source {
  return parseSource(text, 'p.yaml').source as Source;
}

function slice(text: string, read: Source, path: Path, from: number, until: number): string | undefined {
  const { start, end } = read.locateWithin(path, from, until);
  expect(end.line).toBe(start.line);
  return text.split('\n')[start.line - 1]?.slice(start.column - 1, end.column - 1);
}
