import { expect, test } from 'vitest';
import { disguise } from '../../../src/drill/draft/disguises.ts';
import type { Original } from '../../../src/drill/draft/originals.ts';

function disguised(...originals: [Original['kind'], string][]): string[] {
  const disguises = disguise(originals.map(([kind, value]) => ({ kind, value })));
  return originals.map(([, value]) => disguises.get(value.toLowerCase()) ?? '');
}

test('addresses are those of RFC 5737 and RFC 3849: of private networks in one net, others in another', () => {
  expect(
    disguised(['ip', '10.1.2.3'], ['ip', '198.18.7.7'], ['ip', '172.16.0.9'], ['ip', '2a00::7']),
  ).toEqual(['192.0.2.1', '203.0.113.1', '192.0.2.2', '2001:db8::1']);
});

test('there is an address for each, however many there are', () => {
  const many = Array.from({ length: 600 }, (_, i): [Original['kind'], string] => [
    'ip',
    `8.8.${i >> 8}.${i & 255}`,
  ]);
  const given = disguised(...many);
  expect(new Set(given).size).toBe(600);
  expect(given[253]).toBe('203.0.113.254');
  expect(given[254]).toBe('198.51.100.1');
  expect(given.at(-1)).toBe('2001:db8::5c');
});

test('a link stays on its host, and an address of e-mail in its domain', () => {
  expect(
    disguised(
      ['url', 'https://lure.net/a?id=7'],
      ['domain', 'lure.net'],
      ['email', 'pay@lure.net'],
      ['email', 'help@lure.net'],
      ['url', 'ftp://9.9.9.9/x'],
      ['ip', '9.9.9.9'],
    ),
  ).toEqual([
    'https://domain-1.example/1',
    'domain-1.example',
    'mailbox-1@domain-1.example',
    'mailbox-2@domain-1.example',
    'ftp://203.0.113.1/1',
    '203.0.113.1',
  ]);
});

test('machines, accounts, files, digests and tags get a number of their kind; a name with a dot keeps one', () => {
  expect(
    disguised(
      ['host', 'pay-01'],
      ['host', 'pay-01.corp.local'],
      ['account', 'CORP\\mira'],
      ['file', 'C:\\Users\\mira\\wages.XLSX'],
      ['hash', 'd41d8cd98f00b204e9800998ecf8427e'],
      ['item', 'LT-0200'],
    ),
  ).toEqual([
    'host-1',
    'host-1.example',
    'account-1',
    'file-1.xlsx',
    '00000000000000000000000000000001',
    'item-1',
  ]);
});

test('nothing gets what is an original or holds one', () => {
  expect(disguised(['ip', '203.0.113.1'], ['ip', '9.9.9.9'], ['host', 'host-1'], ['host', 'pay-01'])).toEqual(
    ['203.0.113.2', '203.0.113.3', 'host-2', 'host-3'],
  );
  expect(disguised(['domain', 'example.com'], ['domain', 'domain-1.example'])).toEqual([
    'domain-2.example',
    'domain-3.example',
  ]);
  expect(disguised(['host', 'host'], ['host', 'pay-01'])).toEqual(['machine-1', 'machine-2']);
});
