/**
 * A text as one word of a command line that can be pasted: as it is where no shell reads anything into it, else in quotes. Single
 * quotes mean the same to bash, zsh, fish and PowerShell; around an apostrophe double ones do, where nothing in it is special to them.
 */
export function shellWord(text: string): string {
  if (/^[\w./][\w./-]*$/.test(text)) return text;
  if (!text.includes("'")) return `'${text}'`;
  if (!/["$`\\!]/.test(text)) return `"${text}"`;
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
