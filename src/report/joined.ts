/** The parts that there are, in one line. */
export function joined(...parts: (string | undefined)[]): string {
  return parts.filter(part => part).join('; ');
}
