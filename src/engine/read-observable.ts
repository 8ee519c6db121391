import { findIndicators } from '../expression/values/find-indicators.ts';
import { digestName, isEmail, isHostname, isIp, isUrl } from '../expression/values/forms.ts';
import { refang } from '../expression/values/refang.ts';
import type { ObservableKind } from './event.ts';
import { observableKinds } from './observable-kinds.ts';

/** An observable as a person types it, defanged or not. Without a kind, only what can be nothing else is taken. */
export function readObservable(
  typed: string,
  kind?: ObservableKind,
): { kind: ObservableKind; value: string } | { error: string } {
  const text = typed.trim();
  if (text === '') return { error: 'nothing was entered' };
  if (text.length > longest) return { error: `it is longer than ${longest} characters` };
  const known = kind ?? kindIn(text);
  if (!known) return { error: `"${text}" could be several things; say which: ${observableKinds.join(', ')}` };
  const value = known === 'file' || known === 'account' ? text : refang(text);
  return holds[known](value)
    ? { kind: known, value: written[known]?.(value) ?? value }
    : { error: `"${text}" is not ${names[known]}` };
}

const longest = 4096;

function kindIn(text: string): ObservableKind | undefined {
  const [only, ...others] = findIndicators(text);
  const plain = refang(text).toLowerCase();
  if (only && others.length === 0 && only.value.toLowerCase() === plain) return only.kind;
  return isIp(plain) ? 'ip' : undefined;
}

const holds: Record<ObservableKind, (text: string) => boolean> = {
  ip: isIp,
  domain: text => isHostname(text) && text.includes('.'),
  host: isHostname,
  url: isUrl,
  email: isEmail,
  hash: text => digestName(text) !== undefined,
  file: isOneLine,
  account: isOneLine,
};

function isOneLine(text: string): boolean {
  return !/[\r\n]/.test(text);
}

const lower = (text: string) => text.toLowerCase();
const written: Partial<Record<ObservableKind, (text: string) => string>> = {
  ip: lower,
  domain: text => text.toLowerCase().replace(/\.$/, ''),
  hash: lower,
};

const names: Record<ObservableKind, string> = {
  ip: 'an IP address',
  domain: 'a domain',
  host: 'a host name',
  url: 'a web address',
  email: 'an e-mail address',
  hash: 'a digest of 32, 40, 64 or 128 hexadecimal digits',
  file: 'the name of a file',
  account: 'the name of an account',
};
