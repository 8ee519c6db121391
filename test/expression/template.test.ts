import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createExpressions } from '../../src/expression/expressions.ts';
import { parseTemplate, templateNames } from '../../src/expression/template.ts';
import { context, scope } from './incident.ts';

const { checkTemplate, render, renderValue } = createExpressions();

const told = context({
  note: 'Gateway block',
  accounts: 3,
  hosts: ['fin-01', 'fin-02'],
  seen: '2026-11-01T03:14:00Z',
  outage: '72h',
});

describe('a text is taken apart at its braces', () => {
  test.each([
    ['no braces', ['no braces']],
    ['{{ note }}', [{ at: ' note ' }]],
    ['a {{note}} b {{ "}}" }}', ['a ', { at: 'note' }, ' b ', { at: ' "}}" ' }]],
    ['{ note } }}', ['{ note } }}']],
    ['a {{ note', ['a ', { open: '{{ note' }]],
    ["it {{ isn't }} closed", ['it ', { open: "{{ isn't }} closed" }]],
    ['', []],
  ])('%s', (text, expected) => {
    const seen = parseTemplate(text).map(segment => {
      if (segment.kind === 'text') return segment.text;
      return segment.kind === 'expression'
        ? { at: text.slice(segment.start, segment.end) }
        : { open: segment.text };
    });
    expect(seen).toEqual(expected);
  });
});

test('the inputs that a text uses are named once, in its order', () => {
  const text =
    'Tell {{ victim.account }} about {{ hosts.join(", ") }} and {{ note }}, {{ hosts.size() }}, {{ nobody }}, {{ "type" }}';
  expect(templateNames(text, scope)).toEqual(['victim.account', 'hosts', 'note']);
});

describe('values are put in as people read them', () => {
  test.each([
    ['Lift {{ note }}', 'Lift Gateway block'],
    ['{{ hosts }}', 'fin-01, fin-02'],
    ['{{ accounts }} of {{ accounts + 1 }}', '3 of 4'],
    ['{{ seen }}, down for {{ outage }}', '2026-11-01T03:14:00Z, down for 72h'],
    ['{{ severity }} at {{ now }}', 'sev1 at 2026-11-02T00:00:00Z'],
    ['{{ "{{" }} stays', '{{ stays'],
    ['nothing to fill in', 'nothing to fill in'],
  ])('%s', (text, expected) => {
    expect(render(text, scope, { ...told, severity: 'sev1' })).toMatchObject({
      text: expected,
      missing: [],
      errors: [],
    });
  });

  test('what is missing stays visible and is named', () => {
    expect(render('Ask {{ type }}, {{ type + victim.account }}', scope, told)).toMatchObject({
      text: 'Ask ‹ask: type›, ‹ask: type, victim.account›',
      missing: ['type', 'victim.account'],
    });
  });

  test('what has no value stays visible with its reason', () => {
    expect(render('{{ accounts / 0 }} {{ noet }}', scope, told)).toMatchObject({
      text: 'Infinity ‹cannot tell: noet›'.replace('Infinity', '‹cannot tell: accounts / 0›'),
      errors: ['The result is not a finite number', 'No input is called noet'],
    });
  });

  test('braces that nothing closes stay as they are', () => {
    expect(render('a {{ note', scope, told).text).toBe('a {{ note');
  });
});

describe('a value of a sensitive input', () => {
  const secret = context({ password: 'hunter2' });

  test.each(['{{ password }}', '{{ password + "!" }}', '{{ password == "x" ? "a" : "b" }}'])(
    'is withheld: %s',
    text => {
      expect(render(text, scope, secret).text).toBe('‹withheld›');
    },
  );

  test('is shown where that is asked for', () => {
    expect(render('{{ password }}', scope, secret, true).text).toBe('hunter2');
    expect(renderValue('{{ password }}', scope, secret)).toMatchObject({ value: 'hunter2' });
  });
});

describe('a value that is only one template keeps its type', () => {
  test.each([
    ['{{ hosts }}', ['fin-01', 'fin-02']],
    [' {{ accounts }} ', 3],
    ['{{ accounts > 2 }}', true],
    ['{{ accounts }} hosts', '3 hosts'],
    ['{{ note }}{{ note }}', 'Gateway blockGateway block'],
    ['malicious', 'malicious'],
  ])('%s', (text, value) => expect(renderValue(text, scope, told)).toMatchObject({ kind: 'value', value }));

  test('and one that is missing is missing', () => {
    expect(renderValue('{{ type }}', scope, told)).toEqual({ kind: 'missing', names: ['type'] });
    expect(renderValue('x {{ type }}', scope, told)).toEqual({ kind: 'missing', names: ['type'] });
    expect(renderValue('x {{ accounts / 0 }}', scope, told)).toMatchObject({ kind: 'error' });
  });
});

test('findings in a template point into the whole text', () => {
  const text = 'Tell {{ noet }} and {{ note == yes }} {{';
  const found = checkTemplate(text, scope).map(({ rule, start, end }) => [rule, text.slice(start, end)]);
  expect(found).toEqual([
    ['unknown-input', 'noet'],
    ['bare-word-in-expression', 'yes'],
    ['expression-syntax', '{{'],
  ]);
});

test('a value is never looked at again, whatever is in it', () => {
  const evil = fc.oneof(
    fc.constantFrom('{{ password }}', '{{', '}}', '{{ now }}', '‹ask: x›', '$&', '\u001b[31m'),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(evil, fc.constantFrom('{{ note }}', '{{ note + "" }}'), (note, template) => {
      const facts = context({ note, password: 'hunter2' });
      expect(render(`<${template}>`, scope, facts).text).toBe(`<${note}>`);
      expect(renderValue(template, scope, facts)).toMatchObject({ kind: 'value', value: note });
    }),
  );
});
