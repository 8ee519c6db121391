import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defang } from '../../../src/expression/values/defang.ts';
import { findIndicators } from '../../../src/expression/values/find-indicators.ts';
import { refang } from '../../../src/expression/values/refang.ts';

function found(text: string): string[] {
  return findIndicators(text).map(({ kind, value }) => `${kind} ${value}`);
}

describe('what stands in a note is found', () => {
  test.each([
    ['Called back to 192.0.2.7:443.', ['ip 192.0.2.7']],
    ['from [2001:db8::7] and 198[.]51[.]100[.]4', ['ip 2001:db8::7', 'ip 198.51.100.4']],
    ['(see hxxps://login[.]evil[.]example/a?b=1).', ['url https://login.evil.example/a?b=1']],
    ['a link <https://evil.com/a_(b)>, then', ['url https://evil.com/a_(b)']],
    ['href="http://evil.com/x"', ['url http://evil.com/x']],
    [
      'Mail of billing[@]evil[.]example; dana@corp.com',
      ['email billing@evil.example', 'email dana@corp.com'],
    ],
    ['evil[.]example and Mail.Evil.COM', ['domain evil.example', 'domain mail.evil.com']],
    ['evil.com/login/now', ['domain evil.com']],
    ['md5=D41D8CD98F00B204E9800998ECF8427E', ['hash d41d8cd98f00b204e9800998ecf8427e']],
    ['192.0.2.7 once, 192[.]0[.]2[.]7 twice', ['ip 192.0.2.7']],
  ])('%s', (text, wanted) => expect(found(text)).toEqual(wanted));
});

describe('what only looks like one is not', () => {
  test.each([
    'at 03:09:51Z, from 127.0.0.1',
    'version v1.2.3.4 and build 10.1.2.3.4',
    'invoice.zip, setup.sh, README.md and cmd.exe',
    'He called.The bank said no, e.g. on Monday',
    'node.js, Mr.Smith, step.completed',
    'commit 4975079 and MAC aa:bb:cc:dd:ee:ff',
    'dana@corp and @lee',
    'C:\\Users\\dana\\evil.exe',
    '::1 and ::',
  ])('%s', text => expect(found(text)).toEqual([]));
});

test('defanged for people and put back it is the same', () => {
  for (const { kind, value } of findIndicators(
    'https://a.b.example.com:8443/p.q?r=s.t 192.0.2.7 2001:db8::7 dana@mail.evil.com evil.com',
  )) {
    const shown = defang(kind, value);
    expect(shown).not.toBe(value);
    expect(refang(shown)).toBe(value);
    expect(found(shown)).toEqual([`${kind} ${value}`]);
  }
});

test('any text is read, and what is found in it can be found again', () => {
  const words = fc.constantFrom(
    'a.',
    '1.',
    '@',
    '[.]',
    'http://',
    '::',
    'evil.com',
    '(',
    ')',
    ' ',
    'x'.repeat(70),
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 30 }), parts => {
      for (const { kind, value } of findIndicators(parts.join('')))
        expect(findIndicators(defang(kind, value))).toContainEqual({ kind, value });
    }),
  );
});
