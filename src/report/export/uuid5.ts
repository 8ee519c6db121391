import { createHash } from 'node:crypto';

/** The UUID of a name in a namespace, version 5 (RFC 9562, 5.5): the same name gives the same one everywhere. */
export function uuid5(namespace: string, name: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** What Tocsin's own identifiers are named in. */
export const tocsinNamespace = 'f3be3a57-e833-4d19-b63b-367ae55eb2a1';
