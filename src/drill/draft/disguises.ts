import { isIp } from '../../expression/values/forms.ts';
import type { Original } from './originals.ts';

/** What stands for each original in an exercise, by the original in lower case. */
export type Disguises = ReadonlyMap<string, string>;

/**
 * Gives each original something that is reserved for examples: addresses of RFC 5737 (those of private networks 192.0.2.0/24, others
 * 203.0.113.0/24, then 198.51.100.0/24) and RFC 3849, names of RFC 2606, digests that are numbers. No two get the same, and none gets one
 * that is an original, or holds one where there is another way; a link stays on the host that it was on, an address of e-mail in its domain.
 */
export function disguise(originals: readonly Original[]): Disguises {
  const disguises = new Map<string, string>();
  const own = new Set(originals.map(({ value }) => value.toLowerCase()));
  const telling = [...own].filter(value => value.length >= shortestTelling);
  const looked = new Map<string, boolean>();
  const tellsNothing = (text: string): boolean => {
    const known = looked.get(text) ?? !telling.some(value => text.includes(value));
    looked.set(text, known);
    return known;
  };
  const next = new Map<string, number>();
  const draw = (all: readonly Series[], isFree: (text: string) => boolean): string | undefined => {
    for (const series of all) {
      const key = textOf(series, 1);
      for (let n = next.get(key) ?? 1; n <= (series.count ?? most); n++) {
        next.set(key, n + 1);
        const text = textOf(series, n);
        if (!own.has(text) && isFree(text)) return text;
      }
    }
    return undefined;
  };
  for (const wanted of order)
    for (const { kind, value } of originals) {
      if (kind !== wanted) continue;
      const all = seriesFor({ kind, value }, disguises);
      const clean = all.filter(({ before, after }) => tellsNothing(before) && tellsNothing(after));
      const text = draw(clean, tellsNothing) ?? draw(all, () => true);
      disguises.set(value.toLowerCase(), text ?? kind);
    }
  return disguises;
}

/** Anything shorter stands in other words by chance. */
const shortestTelling = 4;

/** More than a case has. */
const most = 99_999;

/** Texts with a number in them, from 1 on. */
interface Series {
  before: string;
  after: string;
  digits?: (n: number) => string;
  count?: number;
}

function textOf({ before, after, digits = String }: Series, n: number): string {
  return before + digits(n) + after;
}

/** What others are made of comes before them. */
const order: readonly Original['kind'][] = [
  'ip',
  'domain',
  'host',
  'email',
  'url',
  'hash',
  'file',
  'account',
  'item',
];

/** The first is used as long as it lasts. */
function seriesFor({ kind, value }: Original, known: Disguises): Series[] {
  switch (kind) {
    case 'ip':
      return addresses(value);
    case 'domain':
    case 'host':
      if (isIp(value)) return addresses(value);
      return value.includes('.')
        ? reserved.map(end => ({ before: `${kind}-`, after: `.${end}` }))
        : numbered(kind, 'machine');
    case 'email': {
      const domain = known.get(value.slice(value.lastIndexOf('@') + 1).toLowerCase()) ?? 'example.com';
      return ['mailbox', 'person'].map(who => ({ before: `${who}-`, after: `@${domain}` }));
    }
    case 'url': {
      const site = `${schemeOf(value)}://${hostOf(value, known)}`;
      return [`${site}/`, `${site}/page-`].map(before => ({ before, after: '' }));
    }
    case 'hash':
      return [{ before: '', after: '', digits: n => `${n}`.padStart(value.length, '0') }];
    case 'file': {
      const after = /\.[a-z0-9]{1,5}$/i.exec(value)?.[0].toLowerCase() ?? '';
      return ['file', 'document'].map(what => ({ before: `${what}-`, after }));
    }
    case 'account':
      return numbered('account', 'user');
    case 'item':
      return numbered('item', 'thing');
    default:
      return kind satisfies never;
  }
}

function numbered(...words: string[]): Series[] {
  return words.map(word => ({ before: `${word}-`, after: '' }));
}

/** RFC 2606, sections 2 and 3. */
const reserved = ['example', 'test', 'example.com', 'example.net', 'example.org', 'invalid'];

function addresses(value: string): Series[] {
  const nets = isPrivate(value) ? ['192.0.2.'] : ['203.0.113.', '198.51.100.'];
  const old = value.includes(':') ? [] : nets.map(before => ({ before, after: '', count: 254 }));
  return [...old, { before: '2001:db8::', after: '', digits: n => n.toString(16) }];
}

/** RFC 1918, and what a machine gives itself. */
function isPrivate(ip: string): boolean {
  return /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|127\.)/.test(ip);
}

function schemeOf(url: string): string {
  return /^(?:ftps?|https?|sftp|ldaps?)(?=:)/i.exec(url)?.[0].toLowerCase() ?? 'https';
}

function hostOf(url: string, known: Disguises): string {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '') : '';
  const by = known.get(host.toLowerCase()) ?? 'www.example.com';
  return by.includes(':') ? `[${by}]` : by;
}
