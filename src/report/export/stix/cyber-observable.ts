import { digestName } from '../../../expression/values/forms.ts';
import type { ReportedObservable } from '../../case-report.ts';
import { uuid5 } from '../uuid5.ts';
import type { StixObject } from './stix-object.ts';

/** What was affected, as a cyber-observable object; nothing for a host that only has a name: STIX has no such object. */
export function cyberObservable({ kind, value }: ReportedObservable): StixObject | undefined {
  switch (kind) {
    case 'ip':
      return made(value.includes(':') ? 'ipv6-addr' : 'ipv4-addr', { value });
    case 'domain':
      return made('domain-name', { value });
    case 'url':
      return made('url', { value });
    case 'email':
      return made('email-addr', { value });
    case 'hash':
      return made('file', { hashes: { [digestName(value) as string]: value } });
    case 'file':
      return made('file', { name: value });
    case 'account':
      return made('user-account', { account_login: value });
    case 'host':
      return undefined;
    default:
      return kind satisfies never;
  }
}

/** Its id is that of its contributing properties, so that every producer gives the same (STIX 2.1, 2.9). */
function made(type: string, properties: object): StixObject {
  const id = `${type}--${uuid5(namespace, JSON.stringify(properties))}`;
  return { type, spec_version: '2.1', id, ...properties };
}

const namespace = '00abedb4-aa42-466c-9c01-fed23315a9b7';
