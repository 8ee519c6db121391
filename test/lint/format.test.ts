import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMap, parseDocument, visit } from 'yaml';
import { formatText } from '../../src/lint/format/format-text.ts';
import { fileShapes, type Shape } from '../../src/lint/format/key-order.ts';
import { type FileKind, kindOfFile } from '../../src/lint/kind-of-file.ts';
import { parseSource } from '../../src/playbook/yaml/parse-source.ts';
import { playbookOf } from '../playbook/write-playbook.ts';

function formatted(text: string, kind: FileKind = 'playbook'): string {
  const result = formatText(text, 'p.yaml', kind);
  if ('findings' in result) throw new Error(result.findings[0]?.message);
  return result.text;
}

const becomes = (from: string, to: string) => {
  expect(formatted(playbookOf(from))).toBe(playbookOf(to).replace(/\{ (commander: .*) \}/, '{ $1 }'));
};

describe('the layout of a playbook', () => {
  it('has the keys of each map in their order, also inside others', () => {
    becomes(
      '- title: A\n  asks:\n    x: { type: yes-no, ask: X }\n  id: a\n  why: B\n',
      '- id: a\n  title: A\n  why: B\n  asks:\n    x: { ask: X, type: yes-no }\n',
    );
  });

  it('leaves names that an author gave in their order, for that is the order of asking', () => {
    const steps = '- id: a\n  title: A\n  asks:\n    z: { ask: Z }\n    a: { ask: A }\n';
    becomes(steps, steps);
  });

  it('keeps comments and blank lines; what stands within the first line of an entry goes above it', () => {
    becomes(
      '# one\n- # two\n  title: A # three\n  # four\n  id: a\n\n# five\n- { title: B, id: b } # six\n# seven\n',
      '# one\n# two\n# four\n- id: a\n  title: A # three\n\n# five\n- { id: b, title: B } # six\n# seven\n',
    );
  });

  it('writes two blanks a level and one form of brackets', () => {
    becomes(
      '-   {id: a,title: A,   needs: [ b ]}\n-     id: b\n      title:   B\n',
      '- { id: a, title: A, needs: [b] }\n- id: b\n  title: B\n',
    );
  });

  it('leaves texts as they were written: quotes, line breaks and long lines', () => {
    const long = 'word '.repeat(60).trim();
    const steps = `- id: a\n  title: "A"\n  why: 'B'\n  guide: |\n    1. One\n\n         two\n    three\n- id: b\n  title: ${long}\n  guide: >-\n    one\n    two\n\n    three\n`;
    becomes(steps, steps);
  });

  it('puts keys that it does not know last', () => {
    becomes('- { what: 1, title: A, id: a }\n', '- { id: a, title: A, what: 1 }\n');
  });

  it('ends lines as Unix does', () => {
    expect(formatted('tocsin: 1\r\nid: a # b\r\n')).toBe('tocsin: 1\nid: a # b\n');
  });

  it('is not given to what is no YAML', () => {
    expect(formatText('tocsin: 1\nid: a: b\n', 'p.yaml', 'playbook')).toMatchObject({
      findings: [{ rule: 'yaml-syntax' }],
    });
    expect(formatText('a: &x 1\nb: *x\n', 'p.yaml', 'playbook')).toMatchObject({
      findings: [{ rule: 'anchors-and-aliases' }],
    });
  });
});

const shipped = readdirSync('playbooks', { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.yaml'))
  .map(name => ({ name, text: readFileSync(`playbooks/${name}`, 'utf8') }))
  .flatMap(({ name, text }) => {
    const kind = kindOfFile(text);
    return kind ? [{ name, text, kind }] : [];
  });

it.each(shipped)('$name is laid out already', ({ text, kind }) => {
  expect(formatted(text, kind)).toBe(text);
});

it('whatever the layout was, it says the same after, has each comment, and is the same the second time', () => {
  const small = shipped.filter(({ text }) => text.length < 6000);
  fc.assert(
    fc.property(
      fc.constantFrom(...small),
      fc.record({
        seed: fc.nat(),
        indent: fc.integer({ min: 2, max: 5 }),
        indentSeq: fc.boolean(),
        lineWidth: fc.constantFrom(0, 40, 80),
        comments: fc.array(fc.tuple(fc.nat(), fc.constantFrom('# a', '#b', '\n# c\n', '# d # e')), {
          maxLength: 6,
        }),
      }),
      ({ text, kind }, { seed, comments, ...layout }) => {
        const messy = withComments(shuffled(text, seed, layout), comments);
        const before = parseSource(messy, 'p').source;
        fc.pre(before !== undefined);
        const once = formatted(messy, kind);
        const after = parseSource(once, 'p').source;
        expect(after?.data).toEqual(before?.data);
        expect(after?.comments).toHaveLength(before?.comments.length ?? -1);
        expect(formatted(once, kind)).toBe(once);
      },
    ),
    { numRuns: 60 },
  );
});

function shuffled(
  text: string,
  seed: number,
  layout: { indent: number; indentSeq: boolean; lineWidth: number },
): string {
  const document = parseDocument(text, { schema: 'failsafe' });
  let state = seed;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state;
  };
  visit(document, {
    Map: (_, map) => {
      const keyed = map.items.map(item => ({ item, rank: next() }));
      map.items = keyed.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
    },
  });
  return document.toString(layout);
}

/** Each on a line of its own, indented as the line below it. */
function withComments(text: string, comments: [number, string][]): string {
  const lines = text.split('\n');
  for (const [at, comment] of comments) {
    const place = at % lines.length;
    const indent = /^ */.exec(lines[place] ?? '')?.[0] ?? '';
    lines.splice(place, 0, ...comment.split('\n').map(part => (part === '' ? '' : indent + part)));
  }
  return lines.join('\n');
}

describe('the order of keys', () => {
  const schemaOf = (kind: string) => JSON.parse(readFileSync(`schemas/${kind}.schema.json`, 'utf8'));
  const keysOf = (schema: { properties: object }) => Object.keys(schema.properties).sort();

  it.each(Object.keys(fileShapes) as FileKind[])('has every key that a %s can have', kind => {
    expect(fileShapes[kind].keys.toSorted()).toEqual(keysOf(schemaOf(kind)));
  });

  it('has every key of steps, options, inputs and clocks', () => {
    const { $defs } = schemaOf('playbook');
    const inside = (shape: Shape | undefined, key: string): Shape | undefined => {
      const found = shape?.inside?.[key];
      return found && ('map' in found ? found.map : found.each());
    };
    const phase = inside(fileShapes.playbook, 'phases');
    const known = (shape: Shape | undefined) => [...(shape?.keys ?? [])].sort();
    const step = new Set([...keysOf($defs.step), ...keysOf($defs.phase), ...keysOf($defs.include)]);
    expect(known(phase)).toEqual([...step].sort());
    expect(known(inside(phase, 'options'))).toEqual(keysOf($defs.option));
    expect(known(inside(phase, 'collect'))).toEqual(keysOf($defs.evidence));
    expect(known(inside(fileShapes.playbook, 'inputs'))).toEqual(keysOf($defs.input));
    expect(known(inside(fileShapes.playbook, 'clocks'))).toEqual([...keysOf($defs.clock), 'use'].sort());
  });
});

it('a map that is empty or no map stays what it is', () => {
  const document = parseDocument(formatted('tocsin: 1\nphases: {}\nroles: text\ninputs: []\n'));
  expect(isMap(document.contents)).toBe(true);
  expect(document.toJS()).toEqual({ tocsin: 1, phases: {}, roles: 'text', inputs: [] });
});
