import tlds from 'tlds' with { type: 'json' };
import { digestName, isEmail, isHostname, isIp, isUrl } from './forms.ts';
import { refang } from './refang.ts';

/** What stood in a text, put back as it is. */
export interface FoundIndicator {
  kind: 'ip' | 'domain' | 'url' | 'email' | 'hash';
  value: string;
}

/**
 * The addresses, domains, links and digests that stand in a text, in order, each once; defanged ones too. A bare name counts as a domain
 * where its ending is one of the root zone and not that of a common file. In time that grows with the text alone.
 */
export function findIndicators(text: string): FoundIndicator[] {
  const found = new Map<string, FoundIndicator>();
  for (const word of text.split(/\s+/)) {
    const plain = refang(word);
    for (const indicator of inWord(plain, plain !== word)) {
      const key = `${indicator.kind} ${indicator.value.toLowerCase()}`;
      if (!found.has(key)) found.set(key, indicator);
    }
  }
  return [...found.values()];
}

/** Longer words are no text that a person wrote. */
const longestWord = 2048;

function inWord(word: string, defanged: boolean): FoundIndicator[] {
  if (word.length > longestWord) return [];
  return word.split(/["'`<>|\\^]+/).flatMap(part => {
    const scheme = part.search(/(?:https?|ftps?|sftp|ldaps?):\/\//i);
    if (scheme >= 0) return urlIn(part.slice(scheme));
    return part.split(/[,;=()[\]{}]+/).flatMap(piece => inPiece(trimmed(piece), defanged));
  });
}

function urlIn(text: string): FoundIndicator[] {
  const value = withoutTail(text);
  return isUrl(value) ? [{ kind: 'url', value }] : [];
}

/** A sentence's punctuation, and a bracket that it opened, are none of the link's. */
function withoutTail(url: string): string {
  let end = url.length;
  while (end > 0) {
    const last = url[end - 1] as string;
    const opening = brackets[last];
    const unopened = opening !== undefined && !url.slice(0, end).includes(opening);
    if (!unopened && !'.,;:!?'.includes(last)) break;
    end--;
  }
  return url.slice(0, end);
}

const brackets: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

function trimmed(piece: string): string {
  return piece.replace(/^[.:!?*_~-]+/, '').replace(/(?<![.:!?*~-])[.:!?*~-]+$/, '');
}

function inPiece(piece: string, defanged: boolean): FoundIndicator[] {
  const value = piece.replace(/(?<=^[^:]+):[0-9]{1,5}$/, '');
  if (value.length < 4) return [];
  if (isIp(value)) return isOfThisMachine(value) ? [] : [{ kind: 'ip', value: value.toLowerCase() }];
  if (digestName(value)) return [{ kind: 'hash', value: value.toLowerCase() }];
  const address = value.replace(/^mailto:/i, '');
  if (address.includes('@'))
    return isEmail(address) && isDomain(address.slice(address.lastIndexOf('@') + 1), true)
      ? [{ kind: 'email', value: address }]
      : [];
  const [name = ''] = value.split('/', 1);
  return isDomain(name, defanged) ? [{ kind: 'domain', value: name.toLowerCase() }] : [];
}

function isOfThisMachine(ip: string): boolean {
  return /^(?:127\.|0\.0\.0\.0$|255\.255\.255\.255$|::1?$)/.test(ip);
}

/** `sure`: what it stands in already says that it is a name, as an e-mail address or brackets round its points do. */
function isDomain(text: string, sure: boolean): boolean {
  const ending = text.slice(text.lastIndexOf('.') + 1);
  if (!text.includes('.') || !isHostname(text) || !/^(?:\p{L}{2,}|xn--[a-z0-9-]+)$/iu.test(ending))
    return false;
  if (sure) return true;
  // A sentence that begins without a space before it: "called.The".
  if (/^\p{Lu}\p{Ll}/u.test(ending)) return false;
  return rootZone().has(ending.toLowerCase()) && !fileEndings.has(ending.toLowerCase());
}

let endings: ReadonlySet<string> | undefined;

function rootZone(): ReadonlySet<string> {
  endings ??= new Set(tlds);
  return endings;
}

/** Endings that name files more often than domains. */
const fileEndings: ReadonlySet<string> = new Set([
  'zip',
  'mov',
  'md',
  'sh',
  'py',
  'rs',
  'pl',
  'ps',
  'so',
  'cab',
  'app',
  'bar',
]);
