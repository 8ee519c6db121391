/** IPv4 in four parts, or IPv6 as RFC 4291 writes it, without a zone. */
export function isIp(text: string): boolean {
  const octet = '(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';
  if (new RegExp(`^${octet}(?:\\.${octet}){3}$`).test(text)) return true;
  return /^[0-9a-f:.]+$/i.test(text) && URL.canParse(`http://[${text}]`);
}

/** RFC 1123, and the underscores that DNS and directories are known to hold. */
export function isHostname(text: string): boolean {
  const labels = text.replace(/\.$/, '').split('.');
  return text.length <= 253 && labels.every(label => /^(?!-)[\p{L}\p{N}_-]{1,63}(?<!-)$/u.test(label));
}

export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  return /^[^\s@<>"(),:;]{1,64}$/.test(text.slice(0, Math.max(at, 0))) && isHostname(text.slice(at + 1));
}

export function isUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^\s/]/i.test(text) && !/\s/.test(text) && URL.canParse(text);
}

/** The digests that people exchange, by how many hexadecimal digits they have. */
export const digests: Readonly<Record<number, string>> = {
  32: 'MD5',
  40: 'SHA-1',
  64: 'SHA-256',
  128: 'SHA-512',
};

/** Which digest a text is; nothing where it is none. */
export function digestName(text: string): string | undefined {
  return /^[0-9a-f]+$/i.test(text) ? digests[text.length] : undefined;
}
