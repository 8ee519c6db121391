import { digestName } from '../../../expression/values/forms.ts';
import type { ReportedObservable } from '../../case-report.ts';

/** A STIX pattern that matches the observable (STIX 2.1, 9). */
export function observablePattern({ kind, value }: Pick<ReportedObservable, 'kind' | 'value'>): string {
  return `[${objectPath(kind, value)} = '${value.replace(/[\\']/g, '\\$&')}']`;
}

function objectPath(kind: ReportedObservable['kind'], value: string): string {
  switch (kind) {
    case 'ip':
      return value.includes(':') ? 'ipv6-addr:value' : 'ipv4-addr:value';
    case 'domain':
    case 'host':
      return 'domain-name:value';
    case 'url':
      return 'url:value';
    case 'email':
      return 'email-addr:value';
    case 'hash':
      return `file:hashes.'${digestName(value)}'`;
    case 'file':
      return 'file:name';
    case 'account':
      return 'user-account:account_login';
    default:
      return kind satisfies never;
  }
}
