import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createExpressions } from '../../src/expression/expressions.ts';
import { limits } from '../../src/expression/limits.ts';
import { context, scope } from './incident.ts';

const { check, checkTemplate, evaluate, render, renderValue } = createExpressions();

/** Each of these would keep a backtracking or unbounded engine busy for hours: that the test ends is what it shows. */
describe('no expression keeps the machine busy', () => {
  test('a catastrophic pattern in matches()', () => {
    const facts = context({ note: `${'a'.repeat(60_000)}!` });
    expect(evaluate('note.matches("^(a+)+$")', scope, facts)).toMatchObject({ kind: 'value', value: false });
    expect(evaluate('note.matches("^(?:a|a)*$")', scope, facts)).toMatchObject({
      kind: 'value',
      value: false,
    });
  });

  test('a catastrophic pattern that comes from a value', () => {
    const facts = context({ note: '^(a+)+$', type: `${'a'.repeat(60)}!` });
    expect(evaluate('type.matches(note)', scope, facts)).toMatchObject({ kind: 'value', value: false });
  });

  test('a pattern whose repetitions are many instructions', () => {
    const pattern = String.raw`(?:\\pL|\\pN){1,1000}`.repeat(20);
    expect(check(`note.matches("${pattern}")`, scope, 'bool')).toMatchObject([
      { message: 'This pattern cannot be used: its repetitions make it too large; use smaller counts' },
    ]);
  });

  test('a duration of many digits', () => {
    const digits = '1'.repeat(60_000);
    expect(evaluate('duration(note) > outage', scope, context({ note: digits, outage: '1h' }))).toMatchObject(
      { kind: 'error' },
    );
    expect(check(`duration("${digits.slice(0, 1_900)}") > outage`, scope, 'bool')).toMatchObject([
      { rule: 'expression-type' },
    ]);
  });

  test('lists walked inside lists', () => {
    const ten = '[0,1,2,3,4,5,6,7,8,9]';
    const nested = 'abcdefghij'.split('').reduce((body, name) => `${ten}.all(${name}, ${body})`, 'true');
    expect(check(nested, scope, 'bool')).toMatchObject([
      { message: 'A list cannot be walked inside the walk of another' },
    ]);
  });

  test('a long text matched once per item of a list', () => {
    const facts = context({
      hosts: Array.from({ length: 1_000 }, (_, i) => `h${i}`),
      note: 'a'.repeat(60_000),
    });
    expect(evaluate('hosts.exists(host, note.matches("b" + host))', scope, facts)).toEqual({
      kind: 'error',
      message: 'Its patterns go over too much text',
    });
  });

  test('texts that multiply', () => {
    const facts = context({
      hosts: Array.from({ length: 1000 }, () => 'x'.repeat(60)),
      note: 'y'.repeat(60_000),
    });
    expect(evaluate('hosts.join(note)', scope, facts)).toEqual({
      kind: 'error',
      message: 'A joined text would be longer than 65536 characters',
    });
    expect(evaluate('note + note', scope, facts)).toEqual({
      kind: 'error',
      message: 'The value is longer than 65536 characters',
    });
    expect(render('{{ note }}'.repeat(5_000), scope, facts).text).toHaveLength(limits.renderedText);
  });
});

describe('an expression beyond the bounds is a finding', () => {
  const beyond = [
    ['too long', `note == "${'x'.repeat(2_000)}"`],
    ['too deep in brackets', `${'('.repeat(200)}isolated${')'.repeat(200)}`],
    ['too deep in lists', `${'['.repeat(600)}${']'.repeat(600)} == []`],
    ['too many parts', Array.from({ length: 400 }, () => '1').join('+')],
    ['too many signs', `${'!'.repeat(1_990)}isolated`],
    ['too many choices', `${'isolated ? '.repeat(180)}1`],
  ] as const;
  test.each(beyond)('%s', (_, text) => {
    expect(check(text, scope, 'bool')).toMatchObject([{ rule: 'expression-syntax' }]);
    expect(evaluate(text, scope, context({ isolated: true }))).toMatchObject({ kind: 'error' });
  });
});

describe('no text makes the language throw', () => {
  const fragments = fc.constantFrom(
    ...[
      'exfiltration',
      'hosts',
      'now',
      '"yes"',
      '==',
      '&&',
      '||',
      '!',
      '(',
      ')',
      '[',
      ']',
      '{{',
      '}}',
      '?',
      ':',
      '.',
      ',',
    ],
    ...[
      '.exists(h, ',
      'outcome("verdict")',
      '1',
      '2.5',
      '-',
      '+',
      ' in ',
      'null',
      "'''",
      '\\',
      'r"',
      '//',
      '\n',
      'map',
      '__proto__',
    ],
  );
  const expressions = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(fragments, { maxLength: 14 }).map(parts => parts.join('')),
  );
  const facts = context({ exfiltration: 'yes', hosts: ['a', 'b'] });

  test('and every finding lies inside of it', () => {
    fc.assert(
      fc.property(expressions, text => {
        for (const { start, end } of [...check(text, scope, 'bool'), ...checkTemplate(text, scope)]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  test('evaluated or rendered, and what is sound has a value, a gap or a reason', () => {
    fc.assert(
      fc.property(expressions, text => {
        const sound = check(text, scope, 'any').length === 0;
        const { kind } = evaluate(text, scope, facts);
        if (!sound) expect(kind).not.toBe('missing');
        render(text, scope, facts);
        renderValue(text, scope, facts);
      }),
      { numRuns: 1_500 },
    );
  });
});

describe('names of objects in general are not names here', () => {
  test.each(['constructor', 'toString', 'hasOwnProperty', '__proto__', 'valueOf'])('%s', name => {
    expect(evaluate(`${name} == "x"`, scope, context())).toMatchObject({ kind: 'error' });
    expect(evaluate(`${name}("x") == "x"`, scope, context())).toMatchObject({ kind: 'error' });
    expect(evaluate(`outcome("${name}") == "x"`, scope, context())).toMatchObject({ kind: 'error' });
    expect(render(`{{ ${name} }}`, scope, context()).text).toBe(`‹cannot tell: ${name}›`);
  });
});
