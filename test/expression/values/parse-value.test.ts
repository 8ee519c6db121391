import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createExpressions } from '../../../src/expression/expressions.ts';
import type { Input, Value } from '../../../src/playbook/playbook.ts';
import { input } from '../incident.ts';

const { parseValue } = createExpressions();

const choice = input('entry', 'choice', { choices: ['mail', 'vpn', 'Supplier'] });

describe('what was entered is kept in one form', () => {
  test.each<[Input | Input['type'], string, Value]>([
    ['text', '  Seen by dana ', 'Seen by dana'],
    ['person', 'dana', 'dana'],
    ['file', './dump.raw', './dump.raw'],
    ['number', '1200', 1200],
    ['number', '-0.5', -0.5],
    ['number', '1.0', 1],
    ['number', '2e3', 2000],
    ['boolean', 'Yes', true],
    ['boolean', 'false', false],
    ['yes-no', 'YES', 'yes'],
    ['yes-no', 'n', 'no'],
    ['yes-no', 'unknown', 'unknown'],
    ['time', '2026-11-01T03:14Z', '2026-11-01T03:14:00Z'],
    ['time', '2026-11-01 03:14:05.25 +02:00', '2026-11-01T01:14:05.250Z'],
    ['time', '2024-02-29T23:59:59-0030', '2024-03-01T00:29:59Z'],
    ['duration', '72H', '72h'],
    ['duration', '1h30m', '1h30m'],
    ['ip', '192.0.2.7', '192.0.2.7'],
    ['ip', '192[.]0[.]2[.]7', '192.0.2.7'],
    ['ip', '2001:db8::7', '2001:db8::7'],
    ['hostname', 'FIN-WS-042', 'FIN-WS-042'],
    ['hostname', 'evil[.]example', 'evil.example'],
    ['hostname', '_dmarc.example.org', '_dmarc.example.org'],
    ['email', 'dana@example.org', 'dana@example.org'],
    ['email', 'dana[at]example[dot]org', 'dana@example.org'],
    ['url', 'https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    ['url', 'hxxps://evil[.]example/login', 'https://evil.example/login'],
    ['url', 'hxxp[://]evil(.)example', 'http://evil.example'],
    ['hash', 'D41D8CD98F00B204E9800998ECF8427E', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['hash', 'a'.repeat(64), 'a'.repeat(64)],
    [choice, 'vpn', 'vpn'],
    [choice, 'supplier', 'Supplier'],
  ])('%o: %s', (type, entered, value) => expect(parseValue(entered, of(type))).toEqual({ value }));
});

describe('what cannot be taken is told in one sentence, with what to write instead', () => {
  test.each<[Input | Input['type'], string, string]>([
    ['text', '  ', 'Nothing was entered; write a value'],
    ['number', '1,200', '"1,200" is not a number; write it with digits and a point, such as 1200 or 0.5'],
    ['number', '1e999', '"1e999" is not a number; write it with digits and a point, such as 1200 or 0.5'],
    [
      'number',
      'Infinity',
      '"Infinity" is not a number; write it with digits and a point, such as 1200 or 0.5',
    ],
    ['number', '0x10', '"0x10" is not a number; write it with digits and a point, such as 1200 or 0.5'],
    ['boolean', 'maybe', '"maybe" is none of the answers; write yes or no'],
    ['yes-no', 'maybe', '"maybe" is none of the answers; write yes, no or unknown'],
    [
      'time',
      '2026-11-01T03:14',
      '"2026-11-01T03:14" has no time zone; add Z for UTC or an offset such as +02:00',
    ],
    [
      'time',
      '2026-02-30T03:14Z',
      '"2026-02-30T03:14Z" is not a time; write date, time and zone, such as 2026-11-01T03:14Z',
    ],
    [
      'time',
      '2026-11-01T24:00Z',
      '"2026-11-01T24:00Z" is not a time; write date, time and zone, such as 2026-11-01T03:14Z',
    ],
    ['time', 'now', '"now" is not a time; write date, time and zone, such as 2026-11-01T03:14Z'],
    ['duration', '3', '"3" is not a duration; write a number and a unit, such as 90s, 15m, 72h or 30d'],
    ['ip', '192.0.2.300', '"192.0.2.300" is not an IP address; write one such as 192.0.2.7 or 2001:db8::7'],
    [
      'hostname',
      'a b',
      '"a b" is not a host name; write letters, digits, hyphens and dots, such as mail.example.org',
    ],
    [
      'hostname',
      '-x.example',
      '"-x.example" is not a host name; write letters, digits, hyphens and dots, such as mail.example.org',
    ],
    ['email', 'dana', '"dana" is not an e-mail address; write one such as dana@example.org'],
    [
      'url',
      'example.org/login',
      '"example.org/login" is not a web address; write it in full, such as https://example.org/login',
    ],
    [
      'url',
      'https://exa mple.org',
      '"https://exa mple.org" is not a web address; write it in full, such as https://example.org/login',
    ],
    ['hash', 'xyz', '"xyz" is not a hash; write only its digits 0 to 9 and a to f'],
    ['hash', 'abc', '"abc" has 3 digits; a hash has 32 (MD5), 40 (SHA-1), 64 (SHA-256) or 128 (SHA-512)'],
    [choice, 'vpm', '"vpm" is none of the choices; did you mean vpn? The choices are mail, vpn, Supplier'],
    [choice, 'telephone', '"telephone" is none of the choices; choose one of mail, vpn, Supplier'],
  ])('%o: %s', (type, entered, error) => expect(parseValue(entered, of(type))).toMatchObject({ error }));

  test('its halves can be had apart', () => {
    expect(parseValue('abc', of('number'))).toMatchObject({
      what: '"abc" is not a number',
      instead: 'write it with digits and a point, such as 1200 or 0.5',
    });
  });

  test('a long text is not repeated in full', () => {
    expect(parseValue('x'.repeat(500), of('number'))).toMatchObject({
      error: `"${'x'.repeat(59)}…" is not a number; write it with digits and a point, such as 1200 or 0.5`,
    });
  });

  test('a sensitive one is not repeated at all', () => {
    expect(parseValue('hunter2', input('pin', 'number', { sensitive: true }))).toMatchObject({
      error: 'What was entered is not a number; write it with digits and a point, such as 1200 or 0.5',
    });
  });

  test('one that is too long', () => {
    expect(parseValue('x'.repeat(65_537), of('text'))).toMatchObject({
      error: 'This is longer than 65536 characters; attach it as evidence instead',
    });
  });
});

describe('a pattern must match the whole value', () => {
  const host = input('host', 'hostname', { pattern: 'FIN-[A-Z]+-[0-9]+' });

  test('as it is kept', () => {
    expect(parseValue('FIN-WS-042', host)).toEqual({ value: 'FIN-WS-042' });
    expect(parseValue('XFIN-WS-042', host)).toMatchObject({
      error: '"XFIN-WS-042" does not have the form asked for; write it so that it matches FIN-[A-Z]+-[0-9]+',
    });
  });

  test('the help of the input says how', () => {
    expect(parseValue('ws', { ...host, help: 'FIN, the kind, the number' })).toMatchObject({
      error: '"ws" does not have the form asked for; FIN, the kind, the number',
    });
  });

  test('one that the playbook got wrong is the playbook’s fault', () => {
    expect(parseValue('ws', { ...host, pattern: '(a' })).toMatchObject({
      error:
        "The playbook's pattern for host cannot be used: missing closing ): (a; have the playbook corrected",
    });
  });
});

describe('many values', () => {
  const hosts = input('hosts', 'hostname', { many: true });

  test.each<[string, string | (string | number)[]]>([
    ['commas', 'fin-01, fin-02,, fin-01'],
    ['lines', 'fin-01\nfin-02\n'],
    ['a list', ['fin-01', 'fin-02']],
  ])('are entered with %s, and equal ones count once', (_, entered) => {
    expect(parseValue(entered, hosts)).toEqual({ value: ['fin-01', 'fin-02'] });
  });

  test('may hold commas where each has its line', () => {
    expect(parseValue('Lee, Dana\nLee, Sam', input('people', 'person', { many: true }))).toEqual({
      value: ['Lee, Dana', 'Lee, Sam'],
    });
  });

  test('are refused with the first that is wrong', () => {
    expect(parseValue('fin-01, a b', hosts)).toMatchObject({
      error: expect.stringContaining('"a b" is not a host name'),
    });
  });

  test('can be none, unless the input is required', () => {
    expect(parseValue(' , ', hosts)).toEqual({ value: [] });
    expect(parseValue([], hosts)).toEqual({ value: [] });
    expect(parseValue(' , ', { ...hosts, required: true })).toMatchObject({
      error: 'Nothing was entered; write one or more values with commas between them',
    });
  });

  test('cannot be more than a case can work through', () => {
    expect(
      parseValue(
        Array.from({ length: 1001 }, (_, i) => `h${i}`),
        hosts,
      ),
    ).toMatchObject({
      error: 'These are 1001 values, more than 1000; attach it as evidence instead',
    });
  });

  test('are not taken where one is asked for', () => {
    expect(parseValue(['a'], of('text'))).toMatchObject({
      error: 'Only one value is taken here; write one, not a list',
    });
  });
});

test('an IP address is what Node takes for one', () => {
  const nearly = fc.array(fc.constantFrom('0', '1', '25', '255', '256', '.', ':', '::', 'f', 'ffff', '01'), {
    maxLength: 16,
  });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.ipV4(),
        fc.ipV6(),
        nearly.map(parts => parts.join('')),
      ),
      text => {
        expect('value' in parseValue(text, of('ip'))).toBe(isIP(text) !== 0);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('what was kept is taken again and stays the same', () => {
  const types = [
    'text',
    'number',
    'time',
    'duration',
    'ip',
    'hostname',
    'email',
    'url',
    'hash',
    'yes-no',
    'boolean',
  ] as const;
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.ipV4(),
    fc.domain(),
    fc.emailAddress(),
    fc.webUrl(),
    fc.double().map(String),
    fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map(date => date.toISOString()),
  );
  fc.assert(
    fc.property(fc.constantFrom(...types), texts, (type, text) => {
      const once = parseValue(text, of(type));
      if ('error' in once) expect(once.error).toMatch(/\S; \S/);
      else expect(parseValue(once.value as string, of(type))).toEqual(once);
    }),
    { numRuns: 500 },
  );
});

function of(type: Input | Input['type']): Input {
  return typeof type === 'string' ? input('it', type) : type;
}
