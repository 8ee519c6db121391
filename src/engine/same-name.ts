/** Whether two names are one person's, as people type names: blanks around and upper or lower case make no difference. */
export function sameName(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}
