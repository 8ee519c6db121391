/** A command as people read it: each element visibly one, in quotes where it holds more than plain characters. No shell's syntax. */
export function quoteArgv(argv: readonly string[]): string {
  return argv.map(quote).join(' ');
}

function quote(element: string): string {
  if (/^[\w@%+=:,./-]+$/.test(element)) return element;
  return `"${element.replace(/["\\]/g, '\\$&')}"`;
}
