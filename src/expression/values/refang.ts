/** Puts an indicator back that was made harmless to click: `hxxps://evil[.]example` is `https://evil.example`. */
export function refang(text: string): string {
  return text
    .replace(/^hxxp(s?)(?=\[?:)/i, 'http$1')
    .replace(/\[:\/\/\]/g, '://')
    .replace(/\[(?:\.|dot)\]|\((?:\.|dot)\)/gi, '.')
    .replace(/\[(?:@|at)\]|\((?:@|at)\)/gi, '@')
    .replace(/\[:\]/g, ':');
}
