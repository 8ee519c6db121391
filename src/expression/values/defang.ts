/** Makes an indicator harmless to click, as people exchange them: `hxxps://evil[.]example`. `refang` puts it back. */
export function defang(kind: string, value: string): string {
  switch (kind) {
    case 'url':
      return value.replace(/^http/i, 'hxxp').replace(/^[^/]*\/\/[^/?#]*/, host => dotted(host));
    case 'email':
      return dotted(value).replace('@', '[@]');
    case 'ip':
    case 'domain':
      return value.includes(':') ? value.replaceAll(':', '[:]') : dotted(value);
    default:
      return value;
  }
}

function dotted(text: string): string {
  return text.replaceAll('.', '[.]');
}
