import type { ObservableKind } from './event.ts';

export const observableKinds: readonly ObservableKind[] = [
  'ip',
  'domain',
  'host',
  'url',
  'email',
  'hash',
  'file',
  'account',
];
