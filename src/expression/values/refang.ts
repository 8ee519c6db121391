/** Puts an indicator back that was made harmless to click: `hxxps://evil[.]example` is `https://evil.example`. */
export function refang(text: string): string {
  return text
    .replace(/(?<![a-z0-9])hxxp(s?)(?=\[?:)/gi, 'http$1')
    .replace(/\[:\/\/\]/g, '://')
    .replace(/\[(?:\.|dot)\]|\((?:\.|dot)\)/gi, '.')
    .replace(/\[(?:@|at)\]|\((?:@|at)\)/gi, '@')
    .replace(/\[:\]/g, ':');
}
